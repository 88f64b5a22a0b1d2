package org.mailherd.imap.fetch;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.mailherd.imap.TestImap;

/** INBOX through the IMAP client of Jakarta Mail, whose parsers are none of ours. */
final class OtherClient implements AutoCloseable {
    private final Session session;
    private final Store store;
    private final IMAPFolder inbox;

    /**
     * @param pieces whether bodies are fetched in pieces of an odd size
     */
    OtherClient(TestImap imap, String address, boolean pieces) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.imap.partialfetch", String.valueOf(pieces));
        settings.put("mail.imap.fetchsize", "977");
        settings.put("mail.imap.timeout", "60000");
        session = Session.getInstance(settings);
        store = session.getStore("imap");
        store.connect("127.0.0.1", imap.port(), address, TestImap.PASSWORD);
        inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
    }

    Session session() {
        return session;
    }

    /** The message that was put there. */
    IMAPMessage append(byte[] octets) throws MessagingException {
        AppendUID where =
                (AppendUID)
                        inbox.doCommand(protocol ->
                                protocol.appenduid("INBOX", null, null, literal(octets)));
        return message(where.uid);
    }

    /** The message with that UID. */
    IMAPMessage message(long uid) throws MessagingException {
        return (IMAPMessage) inbox.getMessageByUID(uid);
    }

    IMAPMessage newest() throws MessagingException {
        inbox.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
        return (IMAPMessage) inbox.getMessage(inbox.getMessageCount());
    }

    /** {@code BODY[section]}. */
    byte[] section(IMAPMessage message, String section) throws MessagingException {
        return (byte[])
                inbox.doCommand(protocol ->
                        protocol.peekBody(message.getMessageNumber(), section)
                                .getByteArray()
                                .getNewBytes());
    }

    private static Literal literal(byte[] octets) {
        return new Literal() {
            @Override
            public int size() {
                return octets.length;
            }

            @Override
            public void writeTo(OutputStream out) {
                try {
                    out.write(octets);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
