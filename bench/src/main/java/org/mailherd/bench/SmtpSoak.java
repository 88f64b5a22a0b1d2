package org.mailherd.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.testsupport.MailSink;
import org.mailherd.testsupport.ServiceProcess;

/**
 * Many messages through two smtp processes on one queue, one of them killed with -9 every few
 * seconds, in turn: everything that was answered with 250 must arrive.
 *
 * <p>Arguments: {@code DIR JARS MESSAGES SECONDS_BETWEEN_KILLS}
 */
public final class SmtpSoak {
    private static final int SENDERS_PER_NODE = 5;
    private static final Duration ARRIVAL_LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern ID =
            Pattern.compile("^Subject: (soak-\\d+)\r?$", Pattern.MULTILINE);

    /**
     * What came of it.
     *
     * @param acknowledged answered with 250
     * @param unanswered cut off before an answer; they may have arrived or not
     * @param lost acknowledged and never arrived
     * @param twice messages that arrived more than once
     * @param kills of a process with -9
     */
    public record Result(
            int acknowledged, int unanswered, List<String> lost, int twice, int kills) {}

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong unanswered = new AtomicLong();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> arrived = new ConcurrentHashMap<>();
    private final int messages;
    private final Duration betweenKills;

    public SmtpSoak(int messages, Duration betweenKills) {
        this.messages = messages;
        this.betweenKills = betweenKills;
    }

    public static void main(String[] args) throws Exception {
        SmtpSoak soak =
                new SmtpSoak(
                        Integer.parseInt(args[2]), Duration.ofSeconds(Long.parseLong(args[3])));
        Result result = soak.run(Path.of(args[0]), Path.of(args[1]));
        System.out.println(result);
        System.exit(result.lost().isEmpty() ? 0 : 1);
    }

    /**
     * Runs to the end: every message sent, both processes up again, everything arrived or the limit
     * of five minutes passed.
     */
    public Result run(Path directory, Path jars)
            throws IOException, InterruptedException, SQLException {
        int kills = 0;
        try (MailSink sink = MailSink.start(this::note);
                SmtpStage stage = SmtpStage.open(directory, jars, sink.port())) {
            int[] ports = {SmtpStage.freePort(), SmtpStage.freePort()};
            ServiceProcess[] nodes = new ServiceProcess[ports.length];
            for (int i = 0; i < ports.length; i++) {
                nodes[i] = stage.startSmtp(ports[i]);
            }
            stage.seed();
            List<Thread> senders = startSenders(ports);
            while (senders.stream().anyMatch(Thread::isAlive)) {
                Thread.sleep(betweenKills);
                int victim = kills % nodes.length;
                nodes[victim].kill();
                kills++;
                nodes[victim] = stage.startSmtp(ports[victim]);
            }
            awaitArrival();
            for (ServiceProcess node : nodes) {
                node.close();
            }
        }
        return result(kills);
    }

    private List<Thread> startSenders(int[] ports) {
        List<Thread> senders = new ArrayList<>();
        for (int port : ports) {
            for (int i = 0; i < SENDERS_PER_NODE; i++) {
                senders.add(Thread.ofVirtual().start(() -> send(port)));
            }
        }
        return senders;
    }

    /** Each number is sent once: what gets no answer is not sent again. */
    private void send(int port) {
        int number = next.incrementAndGet();
        while (number <= messages) {
            try (SoakSession session = SoakSession.connect(port)) {
                while (number <= messages) {
                    String id = "soak-" + number;
                    if (session.send(id)) {
                        acknowledged.add(id);
                    }
                    number = next.incrementAndGet();
                }
            } catch (IOException e) {
                unanswered.incrementAndGet();
                number = next.incrementAndGet();
                pause();
            }
        }
    }

    private void note(byte[] content) {
        int length = Math.min(content.length, 4096);
        Matcher subject = ID.matcher(new String(content, 0, length, StandardCharsets.ISO_8859_1));
        if (subject.find()) {
            arrived.merge(subject.group(1), 1, Integer::sum);
        }
    }

    private void awaitArrival() {
        long end = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
        while (!arrived.keySet().containsAll(acknowledged) && System.nanoTime() < end) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Result result(int kills) {
        List<String> lost =
                acknowledged.stream().filter(id -> !arrived.containsKey(id)).sorted().toList();
        int twice = (int) arrived.values().stream().filter(count -> count > 1).count();
        return new Result(acknowledged.size(), (int) unanswered.get(), lost, twice, kills);
    }
}
