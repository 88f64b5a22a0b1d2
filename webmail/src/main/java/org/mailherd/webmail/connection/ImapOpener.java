package org.mailherd.webmail.connection;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.mailherd.webmail.WebmailSettings;
import org.springframework.stereotype.Component;

/** Opens IMAP connections as the settings say. */
@Component
class ImapOpener {

    private final WebmailSettings settings;
    private final Session session;

    ImapOpener(WebmailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /**
     * Connects and logs in; {@link MailboxFault.Refused} when the server does not take the login.
     */
    MailboxConnection open(MailboxLogin login) {
        try {
            var store = (IMAPStore) session.getStore("imap");
            store.connect(
                    settings.imapHost(), settings.imapPort(), login.username(), login.password());
            return new MailboxConnection(store);
        } catch (AuthenticationFailedException refused) {
            throw new MailboxFault.Refused(refused);
        } catch (MessagingException e) {
            throw new MailboxFault.Unreachable("IMAP server not reachable", e);
        }
    }

    private static Properties properties(WebmailSettings settings) {
        var properties = TlsProperties.of("imap", settings.imapTls(), settings.tlsVerify());
        properties.setProperty("mail.imap.connectiontimeout", "5000");
        properties.setProperty("mail.imap.timeout", "60000");
        properties.setProperty("mail.imap.writetimeout", "60000");
        properties.setProperty("mail.imap.connectionpoolsize", "1");
        properties.setProperty("mail.imap.fetchsize", "262144");
        properties.setProperty("mail.mime.address.strict", "false");
        return properties;
    }
}
