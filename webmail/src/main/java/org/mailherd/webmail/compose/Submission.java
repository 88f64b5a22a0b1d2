package org.mailherd.webmail.compose;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.webmail.WebmailSettings;
import org.mailherd.webmail.connection.MailboxLogin;
import org.mailherd.webmail.connection.TlsProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a message to the submission server with the user's own login. */
@Component
class Submission {

    private static final Logger log = LoggerFactory.getLogger(Submission.class);

    private final WebmailSettings settings;
    private final Session session;

    Submission(WebmailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** What the server said. */
    sealed interface Outcome {
        record Accepted() implements Outcome {}

        /** The server's words by address; nobody was sent anything. */
        record RecipientsRefused(Map<String, String> reasons) implements Outcome {}

        record Refused(String reason) implements Outcome {}

        record Unreachable() implements Outcome {}
    }

    Outcome send(MailboxLogin login, MimeMessage message) throws MessagingException {
        var recipients = message.getAllRecipients();
        try (var transport = session.getTransport("smtp")) {
            transport.connect(
                    settings.smtpHost(), settings.smtpPort(), login.username(), login.password());
            transport.sendMessage(message, recipients);
            return new Outcome.Accepted();
        } catch (SendFailedException refused) {
            return refusal(refused);
        } catch (AuthenticationFailedException refused) {
            return new Outcome.Refused("The server does not let this mailbox send.");
        } catch (MessagingException unreachable) {
            LogEvent.of("submission-unreachable")
                    .with("server", settings.smtpHost())
                    .quoted("reason", unreachable.getMessage())
                    .warn(log);
            return new Outcome.Unreachable();
        }
    }

    private static Outcome refusal(SendFailedException refused) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Exception next = refused;
        while (next instanceof MessagingException e) {
            if (e instanceof SMTPAddressFailedException address) {
                reasons.put(address.getAddress().getAddress(), words(address.getMessage()));
            }
            next = e.getNextException();
        }
        if (!reasons.isEmpty()) {
            return new Outcome.RecipientsRefused(reasons);
        }
        return switch (refused) {
            case SMTPSenderFailedException e -> new Outcome.Refused(words(e.getMessage()));
            case SMTPSendFailedException e -> new Outcome.Refused(words(e.getMessage()));
            default -> new Outcome.Refused(unsent(refused.getInvalidAddresses()));
        };
    }

    private static String unsent(Address[] addresses) {
        return addresses == null || addresses.length == 0
                ? "The server did not take the message."
                : "The server did not take " + addresses[0] + ".";
    }

    /** Without code and enhanced code, on one line. */
    private static String words(@Nullable String reply) {
        var said = reply == null ? "" : reply;
        var text = said.replaceAll("(?m)^\\d{3}[ -](?:\\d\\.\\d{1,3}\\.\\d{1,3} ?)?", "");
        var line = text.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? "The server said no." : line;
    }

    private static Properties properties(WebmailSettings settings) {
        var properties = TlsProperties.of("smtp", settings.smtpTls(), settings.tlsVerify());
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "120000");
        properties.setProperty("mail.smtp.writetimeout", "120000");
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty("mail.smtp.localhost", "webmail");
        return properties;
    }
}
