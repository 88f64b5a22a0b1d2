package org.mailherd.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * IMAP operations, LMTP deliveries and IDLE notices a second, against several servers in turn. Each
 * session has a mailbox of its own, {@code u0@alpha.test} and so on, with a folder {@code Bench}
 * made anew for each round.
 *
 * <p>Arguments: {@code NAME=HOST:PORT:PID,NAME=... MESSAGES ROUNDS SESSIONS...}; LMTP is on the
 * port after IMAP's. With more than one session each has a tenth of the messages.
 *
 * <p>The first round of the processes is a table of its own; then {@code -Dwarm=ROUNDS} rounds of
 * every server are not counted, so that what runs for weeks is compared with what runs for weeks.
 */
public final class ImapBench {
    /** Dovecot tells half a second later: enough to see it, few enough to wait for. */
    private static final int NOTICES = 20;

    private final int messages;
    private final int sessions;
    private final int notices;
    private final Samples samples;

    @FunctionalInterface
    private interface Step {
        void run(ImapClient client, String user) throws IOException;
    }

    private ImapBench(int messages, int sessions, int notices, Samples samples) {
        this.messages = messages;
        this.sessions = sessions;
        this.notices = notices;
        this.samples = samples;
    }

    public static void main(String[] args) throws Exception {
        List<Endpoint> servers = Arrays.stream(args[0].split(",")).map(Endpoint::parse).toList();
        int messages = Integer.parseInt(args[1]);
        int rounds = Integer.parseInt(args[2]);
        int warm = Integer.getInteger("warm", 2);
        List<String> names = servers.stream().map(Endpoint::name).toList();
        boolean first = true;
        for (int sessions : Arrays.stream(args).skip(3).mapToInt(Integer::parseInt).toArray()) {
            int each = sessions == 1 ? messages : messages / 10;
            if (first) {
                Samples samples = new Samples(names, sessions + " sessions, new processes");
                rounds(1, servers, new ImapBench(each, sessions, NOTICES, samples));
                System.out.println(samples.table());
            }
            first = false;
            Samples unread = new Samples(names, "");
            rounds(warm, servers, new ImapBench(each, sessions, 1, unread));
            Samples samples = new Samples(names, sessions + " sessions");
            rounds(rounds, servers, new ImapBench(each, sessions, NOTICES, samples));
            System.out.println(samples.table());
        }
    }

    private static void rounds(int count, List<Endpoint> servers, ImapBench bench)
            throws Exception {
        for (int i = 0; i < count; i++) {
            for (Endpoint server : servers) {
                bench.round(server);
            }
        }
    }

    private void round(Endpoint server) throws Exception {
        List<ImapClient> clients = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(sessions)) {
            for (int i = 0; i < sessions; i++) {
                clients.add(loggedIn(server, i));
                remake(clients.getLast());
            }
            Run run = new Run(server, clients, pool);
            run.measure("APPEND 4 KB", messages, this::append);
            run.measure("login + SELECT", 10, (_, user) -> loginAndSelect(server, user));
            run.all((client, _) -> client.command("SELECT Bench"));
            run.measure("FETCH 1:* (FLAGS), messages", messages * 5, this::fetchFlags);
            run.measure("FETCH 1:* (ENVELOPE ...), messages", messages * 5, this::fetchEnvelopes);
            run.measure("FETCH 1:* BODY.PEEK[], messages", messages * 2, this::fetchBodies);
            run.measure("UID FETCH n BODY.PEEK[]", messages, this::fetchOneByOne);
            run.measure("STORE n +FLAGS", messages, this::store);
            run.measure("SEARCH SUBJECT", 20, this::searchSubject);
            run.measure("LMTP delivery 4 KB", messages, (_, user) -> deliver(server, user));
            run.all((client, _) -> client.command("SELECT INBOX"));
            run.measure(
                    "IDLE notice of an LMTP delivery", notices, (c, user) -> idle(server, c, user));
            run.all((client, _) -> client.command("STORE 1:* +FLAGS.SILENT (\\Deleted)"));
            run.all((client, _) -> client.command("CLOSE"));
        } finally {
            for (ImapClient client : clients) {
                client.close();
            }
        }
    }

    private static ImapClient loggedIn(Endpoint server, int number) throws IOException {
        return loggedIn(server, ImapStage.mailbox(number));
    }

    private static ImapClient loggedIn(Endpoint server, String user) throws IOException {
        ImapClient client = new ImapClient(server);
        client.command("LOGIN " + user + " " + ImapStage.PASSWORD);
        return client;
    }

    private static void remake(ImapClient client) throws IOException {
        try {
            client.command("DELETE Bench");
        } catch (IOException e) {
            // there was none: fine
        }
        client.command("CREATE Bench");
    }

    private void append(ImapClient client, String user) throws IOException {
        for (int i = 0; i < messages; i++) {
            client.append("Bench", List.of(BenchMail.message(i)));
        }
    }

    private static void loginAndSelect(Endpoint server, String user) throws IOException {
        for (int i = 0; i < 10; i++) {
            try (ImapClient client = loggedIn(server, user)) {
                client.command("SELECT Bench");
            }
        }
    }

    private void fetchFlags(ImapClient client, String user) throws IOException {
        for (int i = 0; i < 5; i++) {
            client.command("FETCH 1:* (UID FLAGS)");
        }
    }

    private void fetchEnvelopes(ImapClient client, String user) throws IOException {
        for (int i = 0; i < 5; i++) {
            client.command("FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)");
        }
    }

    private void fetchBodies(ImapClient client, String user) throws IOException {
        for (int i = 0; i < 2; i++) {
            client.command("FETCH 1:* BODY.PEEK[]");
        }
    }

    private void fetchOneByOne(ImapClient client, String user) throws IOException {
        for (int i = 1; i <= messages; i++) {
            client.command("UID FETCH " + i + " BODY.PEEK[]");
        }
    }

    private void store(ImapClient client, String user) throws IOException {
        for (int i = 1; i <= messages; i++) {
            client.command("STORE " + i + " +FLAGS (\\Flagged)");
        }
    }

    private void searchSubject(ImapClient client, String user) throws IOException {
        for (int i = 0; i < 20; i++) {
            client.command("SEARCH SUBJECT \"number 7\"");
        }
    }

    private void deliver(Endpoint server, String user) throws IOException {
        try (LmtpClient lmtp = new LmtpClient(server)) {
            for (int i = 0; i < messages; i++) {
                lmtp.deliver(user, BenchMail.message(i));
            }
        }
    }

    private void idle(Endpoint server, ImapClient client, String user) throws IOException {
        try (LmtpClient lmtp = new LmtpClient(server)) {
            client.idle();
            for (int i = 0; i < notices; i++) {
                lmtp.deliver(user, BenchMail.message(i));
                client.awaitExists();
            }
            client.endIdle();
        }
    }

    /** One server's sessions for one round. */
    private final class Run {
        private final Endpoint server;
        private final List<ImapClient> clients;
        private final ExecutorService pool;

        private Run(Endpoint server, List<ImapClient> clients, ExecutorService pool) {
            this.server = server;
            this.clients = clients;
            this.pool = pool;
        }

        private void all(Step step) throws InterruptedException, ExecutionException {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                ImapClient client = clients.get(i);
                String user = ImapStage.mailbox(i);
                running.add(
                        pool.submit(() -> {
                            step.run(client, user);
                            return null;
                        }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }

        private void measure(String row, int operationsEach, Step step) throws Exception {
            long cpu = ProcessTree.cpu(server.pid()).toMillis();
            long start = System.nanoTime();
            all(step);
            long nanos = System.nanoTime() - start;
            double used = ProcessTree.cpu(server.pid()).toMillis() - cpu;
            samples.add(row, server.name(), operationsEach * clients.size(), nanos, used);
        }
    }
}
