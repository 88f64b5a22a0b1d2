package org.mailherd.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The first work of an imap process that was just started: processor time of Java's two compilers
 * and of everything else, step by step. Counts that a busy machine changes less than rates; only
 * those of one run beside another's are worth comparing.
 *
 * <p>Arguments: {@code imap=HOST:PORT:PID MESSAGES ROUNDS} with the pid of the imap process itself;
 * LMTP is on the port after IMAP's.
 */
public final class ImapFirstWork {
    private static final int LOGINS = 10;
    private static final int READS = 5;
    private static final int SEARCHES = 20;

    private final Endpoint server;
    private final int messages;
    private final String user = ImapStage.mailbox(0);
    private Used sum = Used.NOTHING;

    /** Milliseconds of processor time. */
    private record Used(long rest, long first, long second) {
        private static final Used NOTHING = new Used(0, 0, 0);

        private static Used of(long pid) {
            Map<String, Long> threads = new ProcessGroup(List.of(pid)).byThread();
            long first = compiler(threads, "C1 ");
            long second = compiler(threads, "C2 ");
            return new Used(ProcessTree.cpu(pid).toMillis() - first - second, first, second);
        }

        private static long compiler(Map<String, Long> threads, String name) {
            return threads.entrySet().stream()
                    .filter(thread -> thread.getKey().startsWith(name))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        private Used plus(Used other) {
            return new Used(rest + other.rest, first + other.first, second + other.second);
        }

        private Used minus(Used other) {
            return new Used(rest - other.rest, first - other.first, second - other.second);
        }

        private void print(String what, int operations) {
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %8.2f ms: work %8.2f, C1 %8.2f, C2 %8.2f%n",
                    what,
                    (double) (rest + first + second) / operations,
                    (double) rest / operations,
                    (double) first / operations,
                    (double) second / operations);
        }
    }

    private interface Step {
        void run(int number) throws IOException;
    }

    private ImapFirstWork(Endpoint server, int messages) {
        this.server = server;
        this.messages = messages;
    }

    public static void main(String[] args) throws IOException {
        Endpoint server = Endpoint.parse(args[0]);
        Used.of(server.pid()).print("start", 1);
        for (int round = 1; round <= Integer.parseInt(args[2]); round++) {
            ImapFirstWork work = new ImapFirstWork(server, Integer.parseInt(args[1]));
            work.round("First" + System.nanoTime());
            work.sum.print("round " + round, 1);
        }
        Used.of(server.pid()).print("whole life", 1);
    }

    private void round(String folder) throws IOException {
        try (ImapClient client = loggedIn();
                LmtpClient lmtp = new LmtpClient(server)) {
            client.command("CREATE " + folder);
            measure(
                    "APPEND 4 KB",
                    messages,
                    i -> client.append(folder, List.of(BenchMail.message(i))));
            measure("login + SELECT", LOGINS, _ -> loginAndSelect(folder));
            client.command("SELECT " + folder);
            measure("FETCH 1:* FLAGS", READS, _ -> client.command("FETCH 1:* (UID FLAGS)"));
            measure(
                    "FETCH 1:* ENVELOPE",
                    READS,
                    _ -> client.command("FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)"));
            measure("FETCH 1:* BODY[]", READS, _ -> client.command("FETCH 1:* BODY.PEEK[]"));
            measure(
                    "UID FETCH n BODY[]",
                    messages,
                    i -> client.command("UID FETCH " + (i + 1) + " BODY.PEEK[]"));
            measure(
                    "STORE n +FLAGS",
                    messages,
                    i -> client.command("STORE " + (i + 1) + " +FLAGS (\\Flagged)"));
            measure("SEARCH SUBJECT", SEARCHES, _ -> client.command("SEARCH SUBJECT \"number 7\""));
            measure("LMTP delivery 4 KB", messages, i -> lmtp.deliver(user, BenchMail.message(i)));
        }
    }

    private void measure(String what, int operations, Step step) throws IOException {
        Used before = Used.of(server.pid());
        for (int i = 0; i < operations; i++) {
            step.run(i);
        }
        Used used = Used.of(server.pid()).minus(before);
        used.print(what, operations);
        sum = sum.plus(used);
    }

    private ImapClient loggedIn() throws IOException {
        ImapClient client = new ImapClient(server);
        client.command("LOGIN " + user + " " + ImapStage.PASSWORD);
        return client;
    }

    private void loginAndSelect(String folder) throws IOException {
        try (ImapClient client = loggedIn()) {
            client.command("SELECT " + folder);
        }
    }
}
