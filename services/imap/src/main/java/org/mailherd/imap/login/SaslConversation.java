package org.mailherd.imap.login;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.sasl.SaslExchange;
import org.mailherd.directory.sasl.SaslStep;

/** Carries challenges and responses between a client and an exchange until it is over. */
final class SaslConversation {
    private final SaslExchange exchange;
    private final SaslDialogue client;

    /** How it ended. */
    sealed interface End {
        record Granted(MailboxAccount account) implements End {}

        /**
         * @param askedNanos when the client's last response came, by {@link System#nanoTime}
         */
        record Refused(String username, String reason, long askedNanos) implements End {}

        record Cancelled() implements End {}

        record Malformed(String reason) implements End {}
    }

    SaslConversation(SaslExchange exchange, SaslDialogue client) {
        this.exchange = exchange;
        this.client = client;
    }

    End run(Optional<String> initial) throws IOException {
        String response =
                initial.isPresent()
                        ? initial.get().equals("=") ? "" : initial.get()
                        : ask(exchange.prompt());
        while (true) {
            if (response.equals("*")) {
                return new End.Cancelled();
            }
            Optional<byte[]> octets = decode(response);
            if (octets.isEmpty()) {
                return new End.Malformed("that is no Base64");
            }
            long asked = System.nanoTime();
            switch (exchange.respond(octets.get())) {
                case SaslStep.Challenge(byte[] challenge) -> response = ask(challenge);
                case SaslStep.Done(MailboxAccount account) -> {
                    return new End.Granted(account);
                }
                case SaslStep.Failed(String username, String reason) -> {
                    return new End.Refused(username, reason, asked);
                }
                case SaslStep.Malformed(String reason) -> {
                    return new End.Malformed(reason);
                }
            }
        }
    }

    private String ask(byte[] challenge) throws IOException {
        return client.ask(Base64.getEncoder().encodeToString(challenge));
    }

    private static Optional<byte[]> decode(String base64) {
        // The JDK's decoder takes "QQ" for "QQ=="; the protocols want RFC 4648's form.
        if (base64.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
