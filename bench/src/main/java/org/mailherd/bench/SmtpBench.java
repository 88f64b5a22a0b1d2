package org.mailherd.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Messages accepted a second, by Postfix's own load client {@code smtp-source}, against two servers
 * in turn.
 *
 * <p>Arguments: {@code A=HOST:PORT:PID B=HOST:PORT:PID MESSAGES ROUNDS SIZE SESSIONS...}
 */
public final class SmtpBench {
    private final int messages;
    private final int size;

    private SmtpBench(int messages, int size) {
        this.messages = messages;
        this.size = size;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Endpoint> servers = List.of(Endpoint.parse(args[0]), Endpoint.parse(args[1]));
        int rounds = Integer.parseInt(args[3]);
        SmtpBench bench = new SmtpBench(Integer.parseInt(args[2]), Integer.parseInt(args[4]));
        int[] sessions = Arrays.stream(args).skip(5).mapToInt(Integer::parseInt).toArray();
        Samples samples = new Samples(servers.stream().map(Endpoint::name).toList(), "accepted");
        for (Endpoint server : servers) {
            bench.run(server, 10); // warm
            ProcessTree.awaitRest(server.pid());
        }
        for (int round = 0; round < rounds; round++) {
            for (int count : sessions) {
                for (Endpoint server : servers) {
                    bench.measure(server, count, samples);
                }
            }
        }
        System.out.println(samples.table());
    }

    private void measure(Endpoint server, int sessions, Samples samples)
            throws IOException, InterruptedException {
        long cpu = ProcessTree.cpu(server.pid()).toMillis();
        long start = System.nanoTime();
        run(server, sessions);
        long nanos = System.nanoTime() - start;
        ProcessTree.awaitRest(
                server.pid()); // what was accepted is delivered: its cost counts, and burdens
        // nobody else
        double used = ProcessTree.cpu(server.pid()).toMillis() - cpu;
        samples.add(sessions + " sessions, " + size + " B", server.name(), messages, nanos, used);
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
                                "alice@alpha.test",
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
