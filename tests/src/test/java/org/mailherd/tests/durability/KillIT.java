package org.mailherd.tests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.stack.Demo;
import org.mailherd.testsupport.FakeDns;

/** A 250 is a promise: whatever happens to the process after it, the message is there. */
class KillIT {

    private static final String STRANGER = "stranger@outside.test";
    private static final int MESSAGES = 500;
    private static final int SESSIONS = 5;
    private static final int[] KILL_AFTER = {90, 220, 380};
    private static final Duration QUEUE_LIMIT = Duration.ofSeconds(150);

    @TempDir Path data;

    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void threeKillsLoseNoAcknowledgedMessage() throws Exception {
        try (FakeDns dns = FakeDns.start()) {
            Demo demo = Demo.start(data, "--resolver", dns.address());
            for (int count : KILL_AFTER) {
                List<Thread> senders = startSenders(demo);
                await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= count);
                demo.kill();
                join(senders);
                demo = Demo.start(data, demo.offset(), "--resolver", dns.address());
            }
            join(startSenders(demo));
            assertThat(acknowledged)
                    .hasSizeGreaterThan(MESSAGES - KILL_AFTER.length * SESSIONS - 1);
            Mailbox alice = new Mailbox(demo, DemoAccounts.ALICE);
            await().atMost(QUEUE_LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(missing(alice)).isEmpty());
            demo.close();
        }
    }

    private List<Thread> startSenders(Demo demo) {
        return IntStream.range(0, SESSIONS)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> send(demo)))
                .toList();
    }

    /** Sends until all are sent or the server is gone; only what it answered with 250 counts. */
    private void send(Demo demo) {
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            int number = next.incrementAndGet();
            while (number <= MESSAGES) {
                String id = "kill-%03d-x".formatted(number);
                byte[] content = Messages.plain(STRANGER, DemoAccounts.ALICE, id);
                if (client.send(STRANGER, DemoAccounts.ALICE, content).startsWith("250")) {
                    acknowledged.add(id);
                }
                number = next.incrementAndGet();
            }
        } catch (IOException e) {
            // Killed under it: that message has no 250 and counts for nothing.
        }
    }

    private List<String> missing(Mailbox mailbox) throws IOException {
        String all = String.join("\n", mailbox.subjects());
        return acknowledged.stream().filter(id -> !all.contains(id)).sorted().toList();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
