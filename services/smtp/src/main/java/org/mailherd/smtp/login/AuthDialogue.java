package org.mailherd.smtp.login;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.sasl.SaslExchange;
import org.mailherd.directory.sasl.SaslStep;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.login.ResponseReader.Response;
import org.mailherd.smtp.session.Session;

/** Carries challenges and responses between a client and an exchange until it is over. */
final class AuthDialogue {
    private final Session session;
    private final SaslExchange exchange;
    private byte[] challenge = new byte[0];

    /** How it ended. */
    sealed interface End {
        record Granted(MailboxAccount account) implements End {}

        /**
         * @param askedNanos when the client's last response came, by {@link System#nanoTime}
         */
        record Refused(SaslStep.Failed failed, long askedNanos) implements End {}

        record Broken(SmtpReply reply) implements End {}
    }

    AuthDialogue(Session session, SaslExchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    End run(Optional<String> initial) throws IOException {
        Optional<End> end =
                take(
                        initial.isPresent()
                                ? ResponseReader.initial(initial.get())
                                : ask(exchange.prompt()));
        while (end.isEmpty()) {
            end = take(ask(challenge));
        }
        return end.get();
    }

    /** Empty when the exchange goes on with {@link #challenge}. */
    private Optional<End> take(Response response) {
        return switch (response) {
            case Response.Cancelled() -> broken(501, "5.7.0", "Authentication cancelled");
            case Response.BadBase64() -> broken(501, "5.5.2", "Error: that is no Base64");
            case Response.TooLong() ->
                    broken(500, "5.5.6", "Error: authentication exchange line is too long");
            case Response.Data(byte[] octets) -> step(octets);
        };
    }

    private Optional<End> step(byte[] octets) {
        long asked = System.nanoTime();
        return switch (exchange.respond(octets)) {
            case SaslStep.Challenge(byte[] data) -> {
                challenge = data;
                yield Optional.empty();
            }
            case SaslStep.Malformed(String reason) -> broken(501, "5.5.2", "Error: " + reason);
            case SaslStep.Done(MailboxAccount account) -> Optional.of(new End.Granted(account));
            case SaslStep.Failed failed -> Optional.of(new End.Refused(failed, asked));
        };
    }

    private Response ask(byte[] data) throws IOException {
        session.say(SmtpReply.of(334, Base64.getEncoder().encodeToString(data)));
        return ResponseReader.read(session.wire());
    }

    private static Optional<End> broken(int code, String enhanced, String text) {
        return Optional.of(new End.Broken(SmtpReply.of(code, enhanced, text)));
    }
}
