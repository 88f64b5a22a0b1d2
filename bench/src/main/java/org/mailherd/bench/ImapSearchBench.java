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
 * {@code u0@alpha.test} first where it has fewer messages.
 */
public final class ImapSearchBench {
    private static final int BATCH = 200;

    /** After so long an index has noticed that there is something to do. */
    private static final Duration INDEX_ROUND = Duration.ofSeconds(15);

    private ImapSearchBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Endpoint> servers = Arrays.stream(args[0].split(",")).map(Endpoint::parse).toList();
        int messages = Integer.parseInt(args[1]);
        Samples samples =
                new Samples(servers.stream().map(Endpoint::name).toList(), messages + " messages");
        for (Endpoint server : servers) {
            fill(server, messages);
            askForAnIndex(server);
        }
        Thread.sleep(INDEX_ROUND);
        for (Endpoint server : servers) {
            ProcessTree.awaitRest(server.pid());
        }
        int rounds = Integer.parseInt(args[2]);
        for (int round = -1; round < rounds; round++) {
            for (Endpoint server : servers) {
                Samples into = round < 0 ? new Samples(List.of(), "") : samples;
                measure(server, messages, into);
            }
        }
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

    private static void measure(Endpoint server, int messages, Samples samples) throws IOException {
        String last = "FETCH " + (messages - 49) + ":* (FLAGS ENVELOPE)";
        try (ImapClient client = login(server)) {
            one(server, client, samples, "SELECT", "SELECT Big");
            one(server, client, samples, "FETCH of the last 50", last);
            one(server, client, samples, "SEARCH UNSEEN", "SEARCH UNSEEN");
            one(server, client, samples, "SEARCH SUBJECT", "SEARCH SUBJECT \"number 777\"");
            String rare = "SEARCH BODY \"" + BenchMail.rareWord() + "\"";
            one(server, client, samples, "SEARCH BODY, a rare word", rare);
            one(server, client, samples, "SEARCH BODY, no hit", "SEARCH BODY \"qqxqzq nowhere\"");
            one(server, client, samples, "SEARCH TEXT, no hit", "SEARCH TEXT \"zqqxq nowhere\"");
        }
    }

    private static void one(
            Endpoint server, ImapClient client, Samples samples, String row, String command)
            throws IOException {
        long cpu = ProcessTree.cpu(server.pid()).toMillis();
        long start = System.nanoTime();
        client.command(command);
        long nanos = System.nanoTime() - start;
        samples.add(row, server.name(), 1, nanos, ProcessTree.cpu(server.pid()).toMillis() - cpu);
    }

    private static ImapClient login(Endpoint server) throws IOException {
        ImapClient client = new ImapClient(server);
        client.command("LOGIN " + ImapStage.mailbox(0) + " " + ImapStage.PASSWORD);
        return client;
    }
}
