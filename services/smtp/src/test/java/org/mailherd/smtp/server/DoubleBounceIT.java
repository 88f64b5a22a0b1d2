package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports that cannot be delivered: told to the operator where he wishes so, to nobody else. */
class DoubleBounceIT {
    private final Outside world = Outside.start();
    private final TestHouse house =
            world.house().with("bounce.double-bounce-to", "bob@beta.test").start();

    @AfterEach
    void stop() {
        house.close();
        world.close();
    }

    @Test
    void theOperatorReadsWhatBecameOfAReport() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 gone");
        send("", "alice@alpha.test");
        await().until(() -> house.mailboxes().deliveries().size() == 1 && house.settled());
        RecordingMailboxes.Delivery told = house.mailboxes().deliveries().getFirst();
        assertThat(told.recipient()).isEqualTo("bob@beta.test");
        assertThat(told.reversePath()).isEmpty();
        assertThat(told.text())
                .contains("Final-Recipient: rfc822; alice@alpha.test", "550 5.2.1 gone");
        assertThat(world.server().messages()).isEmpty();
    }

    @Test
    void whereTheOperatorCannotBeToldItEnds() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 gone");
        house.mailboxes().refuse("bob@beta.test", "550 5.2.1 gone too");
        send("", "alice@alpha.test");
        await().until(() -> doubles() == 2 && house.settled());
        assertThat(house.mailboxes().deliveries()).isEmpty();
        assertThat(world.server().messages()).isEmpty();
    }

    private double doubles() {
        var counter =
                house.meters().registry().find("smtp.reports").tag("kind", "double").counter();
        return counter == null ? 0 : counter.count();
    }

    private void send(String from, String to) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.mail(from, to, "Subject: a\r\n\r\nb")).startsWith("250");
        }
    }
}
