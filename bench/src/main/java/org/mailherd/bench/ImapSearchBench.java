package org.mailherd.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SEARCH over one large folder, one session, against several servers in turn.
 *
 * <p>Arguments: {@code NAME=HOST:PORT:PID,NAME=... MESSAGES ROUNDS}; fills folder {@code Big} of
 * {@code u0@alpha.test} first where it has fewer messages. The first time of each command in a
 * session is a table of its own; {@code -Dwarm=TIMES} sets of what is quick are not counted.
 */
public final class ImapSearchBench {
    private static final int BATCH = 200;

    /** Times that a quick command is given for one sample. */
    private static final int QUICK = 20;

    /** After so long an index has noticed that there is something to do. */
    private static final Duration INDEX_ROUND = Duration.ofSeconds(15);

    private ImapSearchBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Endpoint> servers = Arrays.stream(args[0].split(",")).map(Endpoint::parse).toList();
        int messages = Integer.parseInt(args[1]);
        List<String> names = servers.stream().map(Endpoint::name).toList();
        for (Endpoint server : servers) {
            fill(server, messages);
            askForAnIndex(server);
        }
        Thread.sleep(INDEX_ROUND);
        for (Endpoint server : servers) {
            ProcessTree.awaitRest(server.pid());
        }
        int rounds = Integer.parseInt(args[2]);
        int warm = Integer.getInteger("warm", 2);
        Samples first = new Samples(names, messages + " messages, the first time");
        Samples samples = new Samples(names, messages + " messages");
        for (Endpoint server : servers) {
            measure(server, messages, first, 1);
            for (int i = 0; i < warm; i++) {
                quick(server, messages);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Endpoint server : servers) {
                measure(server, messages, samples, QUICK);
            }
        }
        System.out.println(first.table());
        System.out.println(samples.table());
    }

    private static void fill(Endpoint server, int messages) throws IOException {
        try (ImapClient client = login(server)) {
            try {
                client.command("CREATE Big");
            } catch (IOException e) {
                return; // filled before
            }
            for (int first = 0; first < messages; first += BATCH) {
                List<byte[]> batch = new ArrayList<>();
                for (int i = first; i < Math.min(messages, first + BATCH); i++) {
                    batch.add(BenchMail.message(i));
                }
                client.append("Big", batch);
            }
        }
    }

    /** A mailbox that was just filled is indexed at once only when somebody searches it. */
    private static void askForAnIndex(Endpoint server) throws IOException {
        try (ImapClient client = login(server)) {
            client.command("SELECT Big");
            client.command("SEARCH BODY \"qqxqzq nowhere\"");
        }
    }

    private static void quick(Endpoint server, int messages) throws IOException {
        try (ImapClient client = login(server)) {
            new Turn(server, client, new Samples(List.of(), ""), QUICK).quick(messages);
        }
    }

    private static void measure(Endpoint server, int messages, Samples samples, int times)
            throws IOException {
        try (ImapClient client = login(server)) {
            new Turn(server, client, samples, times).quick(messages);
            Turn once = new Turn(server, client, samples, 1);
            String common = "SEARCH BODY \"" + BenchMail.rareWord() + "\"";
            once.row("SEARCH BODY, a word that hundreds have", common);
            once.row("SEARCH BODY, no hit", "SEARCH BODY \"qqxqzq nowhere\"");
            once.row("SEARCH TEXT, no hit", "SEARCH TEXT \"zqqxq nowhere\"");
        }
    }

    /** What one session asks one server. */
    private record Turn(Endpoint server, ImapClient client, Samples samples, int times) {

        void quick(int messages) throws IOException {
            row("SELECT", "SELECT Big");
            row("FETCH of the last 50", "FETCH " + (messages - 49) + ":* (FLAGS ENVELOPE)");
            row("SEARCH UNSEEN", "SEARCH UNSEEN");
            row("SEARCH SUBJECT", "SEARCH SUBJECT \"number 777\"");
        }

        void row(String row, String command) throws IOException {
            long cpu = ProcessTree.cpu(server.pid()).toMillis();
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                client.command(command);
            }
            long nanos = System.nanoTime() - start;
            double used = ProcessTree.cpu(server.pid()).toMillis() - cpu;
            samples.add(row, server.name(), times, nanos, used);
        }
    }

    private static ImapClient login(Endpoint server) throws IOException {
        ImapClient client = new ImapClient(server);
        client.command("LOGIN " + ImapStage.mailbox(0) + " " + ImapStage.PASSWORD);
        return client;
    }
}
