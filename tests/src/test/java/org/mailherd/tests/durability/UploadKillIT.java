package org.mailherd.tests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.ImapClient;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.stack.Demo;

/** An OK to APPEND is a promise, also while its rows are still to come (ADR 13). */
class UploadKillIT {
    private static final String FOLDER = "Archive";
    private static final int[] KILL_AFTER = {60, 150, 300};

    @TempDir Path data;

    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void killsDuringUploadsLoseNoMessageThatWasAnsweredWithOk() throws Exception {
        Demo demo = Demo.start(data);
        for (int count : KILL_AFTER) {
            Mailbox alice = new Mailbox(demo, DemoAccounts.ALICE);
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                clients.add(Thread.ofVirtual().start(() -> upload(alice)));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= count);
            demo.kill();
            for (Thread client : clients) {
                client.join();
            }
            demo = Demo.start(data, demo.offset());
        }
        assertThat(subjects(new Mailbox(demo, DemoAccounts.ALICE)))
                .containsAll(acknowledged)
                .doesNotHaveDuplicates();
        demo.close();
    }

    /** One message after the other until the server is gone. */
    private void upload(Mailbox mailbox) {
        try (ImapClient client = mailbox.open()) {
            for (int i = 0; i < 10_000; i++) {
                String id = "upload-%05d".formatted(next.incrementAndGet());
                client.append(FOLDER, Messages.plain(DemoAccounts.ALICE, DemoAccounts.ALICE, id));
                acknowledged.add("Subject: message " + id);
            }
        } catch (IOException e) {
            // Killed under it: that message has no OK and counts for nothing.
        }
    }

    private static List<String> subjects(Mailbox mailbox) throws IOException {
        try (ImapClient client = mailbox.open()) {
            client.select(FOLDER);
            return client.headers("Subject");
        }
    }
}
