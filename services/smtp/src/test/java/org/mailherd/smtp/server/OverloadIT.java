package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process with little memory left says so calmly, before it has promised anything. */
class OverloadIT {
    private final TestHouse house = new TestHouse();

    @AfterEach
    void stop() {
        house.close();
    }

    /** The share of the heap that may live is set so low that any process is over it. */
    @Test
    void withTheHeapFullNewCallersAreAskedToComeAgain() {
        house.with("door.overload.heap", 0.000_001).start();
        // What lives is known after a collection only.
        System.gc();
        await().untilAsserted(() -> assertThat(greeting(house.inbound())).startsWith("421 4.3.2 "));
        await().untilAsserted(
                        () -> assertThat(greeting(house.submission())).startsWith("421 4.3.2 "));
    }

    @Test
    void withRoomTheyAreGreeted() throws IOException {
        house.start();
        assertThat(greeting(house.inbound())).startsWith("220 ");
    }

    private static String greeting(int port) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.connect(port)) {
            return client.reply();
        }
    }
}
