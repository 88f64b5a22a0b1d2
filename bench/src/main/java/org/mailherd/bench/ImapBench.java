package org.mailherd.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * IMAP operations a second over one connection, against two servers in turn; alice's mailbox on
 * each, folder {@code Bench} made anew.
 *
 * <p>Arguments: {@code A=HOST:PORT:PID B=HOST:PORT:PID MESSAGES ROUNDS USER PASSWORD}
 */
public final class ImapBench {
    private final int messages;
    private final String login;
    private final Samples samples;

    @FunctionalInterface
    private interface Step {
        void run(ImapClient client) throws IOException;
    }

    private ImapBench(int messages, String login, Samples samples) {
        this.messages = messages;
        this.login = login;
        this.samples = samples;
    }

    public static void main(String[] args) throws IOException {
        List<Endpoint> servers = List.of(Endpoint.parse(args[0]), Endpoint.parse(args[1]));
        int messages = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        String login = "LOGIN " + args[4] + " " + args[5];
        List<String> names = servers.stream().map(Endpoint::name).toList();
        ImapBench warm = new ImapBench(messages, login, new Samples(names, ""));
        for (Endpoint server : servers) {
            warm.round(server);
            warm.round(server);
        }
        ImapBench bench = new ImapBench(messages, login, new Samples(names, "operation"));
        for (int i = 0; i < rounds; i++) {
            for (Endpoint server : servers) {
                bench.round(server);
            }
        }
        System.out.println(bench.samples.table());
    }

    private void round(Endpoint server) throws IOException {
        try (ImapClient client = new ImapClient(server)) {
            client.command(login);
            remake(client);
            byte[] message = message();
            measure(
                    server,
                    "APPEND 4 KB",
                    messages,
                    client,
                    c -> times(messages, () -> c.append("Bench", message)));
            measure(
                    server,
                    "login + SELECT",
                    50,
                    client,
                    _ -> times(50, () -> loginAndSelect(server)));
            client.command("SELECT Bench");
            measure(
                    server,
                    "FETCH 1:* (FLAGS), messages",
                    messages * 5,
                    client,
                    c -> times(5, () -> c.command("FETCH 1:* (UID FLAGS)")));
            measure(
                    server,
                    "FETCH 1:* (ENVELOPE), messages",
                    messages * 5,
                    client,
                    c ->
                            times(
                                    5,
                                    () ->
                                            c.command(
                                                    "FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)")));
            measure(
                    server,
                    "FETCH 1:* BODY.PEEK[], messages",
                    messages * 2,
                    client,
                    c -> times(2, () -> c.command("FETCH 1:* BODY.PEEK[]")));
            measure(
                    server,
                    "UID FETCH n BODY.PEEK[] one by one",
                    messages,
                    client,
                    c -> {
                        for (int i = 1; i <= messages; i++) {
                            c.command("UID FETCH " + i + " BODY.PEEK[]");
                        }
                    });
            measure(
                    server,
                    "STORE n +FLAGS one by one",
                    messages,
                    client,
                    c -> {
                        for (int i = 1; i <= messages; i++) {
                            c.command("STORE " + i + " +FLAGS (\\Flagged)");
                        }
                    });
            measure(
                    server,
                    "SEARCH SUBJECT",
                    20,
                    client,
                    c -> times(20, () -> c.command("SEARCH SUBJECT \"number\"")));
            client.command("CLOSE");
        }
    }

    private static void remake(ImapClient client) throws IOException {
        try {
            client.command("DELETE Bench");
        } catch (IOException e) {
            // there was none: fine
        }
        client.command("CREATE Bench");
    }

    private void loginAndSelect(Endpoint server) throws IOException {
        try (ImapClient client = new ImapClient(server)) {
            client.command(login);
            client.command("SELECT Bench");
        }
    }

    private void measure(Endpoint server, String row, int operations, ImapClient client, Step step)
            throws IOException {
        long cpu = ProcessTree.cpu(server.pid()).toMillis();
        long start = System.nanoTime();
        step.run(client);
        long nanos = System.nanoTime() - start;
        double used = ProcessTree.cpu(server.pid()).toMillis() - cpu;
        samples.add(row, server.name(), operations, nanos, used);
    }

    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }

    private static void times(int count, Call call) throws IOException {
        for (int i = 0; i < count; i++) {
            call.run();
        }
    }

    private static byte[] message() {
        String head =
                """
                From: Load <load@example.com>
                To: Alice <alice@alpha.test>
                Subject: message number one
                Date: Sun, 22 Nov 2026 10:00:00 +0000
                Message-ID: <load.1@example.com>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                """;
        String line = "The quick brown fox jumps over the lazy dog and runs away from it.\n";
        return (head + line.repeat(58)).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
