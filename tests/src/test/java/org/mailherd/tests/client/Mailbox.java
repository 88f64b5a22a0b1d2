package org.mailherd.tests.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.stack.Stack;

/**
 * A seeded mailbox as its owner's mail program sees it.
 *
 * @param stack the stack it is in
 * @param address also the login name
 */
public record Mailbox(Stack stack, String address) {

    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);

    public ImapClient open() throws IOException {
        return ImapClient.login(stack.port(DemoPort.IMAPS), address, DemoAccounts.PASSWORD);
    }

    /** The subjects in the inbox. */
    public List<String> subjects() throws IOException {
        try (ImapClient client = open()) {
            return client.select("INBOX") == 0 ? List.of() : client.headers("Subject");
        }
    }

    /** Waits for the message whose subject contains the text, and hands it back octet by octet. */
    public byte[] awaitMessage(String text) {
        return await().atMost(DELIVERY_LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> find(text), found -> found.length > 0);
    }

    private byte[] find(String text) throws IOException {
        try (ImapClient client = open()) {
            int count = client.select("INBOX");
            List<String> subjects = count == 0 ? List.of() : client.headers("Subject");
            for (int i = 0; i < subjects.size(); i++) {
                if (subjects.get(i).contains(text)) {
                    return client.message(i + 1);
                }
            }
            return new byte[0];
        }
    }
}
