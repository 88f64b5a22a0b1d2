package org.mailherd.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.mailherd.testsupport.MailSink;

/**
 * Messages accepted a second, and messages that have arrived at the far end a second, by Postfix's
 * own load client {@code smtp-source}, against two servers in turn. Both deliver into the sink of
 * this process.
 *
 * <p>Arguments: {@code A=HOST:PORT:PID B=HOST:PORT:PID SINK_PORT RECIPIENT MESSAGES ROUNDS SIZE
 * SESSIONS...}
 */
public final class SmtpBench {
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(2);

    private final MailSink sink;
    private final String recipient;
    private final int messages;
    private final int size;

    private SmtpBench(MailSink sink, String recipient, int messages, int size) {
        this.sink = sink;
        this.recipient = recipient;
        this.messages = messages;
        this.size = size;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Endpoint> servers = List.of(Endpoint.parse(args[0]), Endpoint.parse(args[1]));
        int rounds = Integer.parseInt(args[5]);
        int[] sessions = Arrays.stream(args).skip(7).mapToInt(Integer::parseInt).toArray();
        List<String> names = servers.stream().map(Endpoint::name).toList();
        Samples accepted = new Samples(names, "accepted");
        Samples through = new Samples(names, "arrived at the sink");
        try (MailSink sink = MailSink.start(Integer.parseInt(args[2]), _ -> {})) {
            SmtpBench bench =
                    new SmtpBench(
                            sink, args[3], Integer.parseInt(args[4]), Integer.parseInt(args[6]));
            for (Endpoint server : servers) {
                bench.warm(server);
            }
            for (int round = 0; round < rounds; round++) {
                for (int count : sessions) {
                    for (Endpoint server : servers) {
                        bench.measure(server, count, accepted, through);
                    }
                }
            }
        }
        System.out.println(accepted.table());
        System.out.println(through.table());
    }

    private void warm(Endpoint server) throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            long before = sink.messages();
            run(server, 10);
            awaitArrival(before);
        }
        ProcessTree.awaitRest(server.pid());
    }

    private void measure(Endpoint server, int sessions, Samples accepted, Samples through)
            throws IOException, InterruptedException {
        long before = sink.messages();
        long cpu = ProcessTree.cpu(server.pid()).toMillis();
        long start = System.nanoTime();
        run(server, sessions);
        long acceptedNanos = System.nanoTime() - start;
        awaitArrival(before);
        long throughNanos = System.nanoTime() - start;
        // What comes after, such as settling, counts too, and burdens nobody else.
        ProcessTree.awaitRest(server.pid());
        double used = ProcessTree.cpu(server.pid()).toMillis() - cpu;
        String row = sessions + " sessions, " + size + " B";
        accepted.add(row, server.name(), messages, acceptedNanos, used);
        through.add(row, server.name(), messages, throughNanos, used);
    }

    private void awaitArrival(long before) throws InterruptedException {
        long end = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
        while (sink.messages() - before < messages) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        sink.messages() - before + " of " + messages + " have arrived");
            }
            Thread.sleep(LOOK);
        }
    }

    private void run(Endpoint server, int sessions) throws IOException, InterruptedException {
        Process source =
                new ProcessBuilder(
                                "smtp-source",
                                "-d",
                                "-s",
                                Integer.toString(sessions),
                                "-m",
                                Integer.toString(messages),
                                "-l",
                                Integer.toString(size),
                                "-f",
                                "load@example.com",
                                "-t",
                                recipient,
                                server.host() + ":" + server.port())
                        .inheritIO()
                        .start();
        int code = source.waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    "smtp-source against " + server.name() + " ended with " + code);
        }
    }
}
