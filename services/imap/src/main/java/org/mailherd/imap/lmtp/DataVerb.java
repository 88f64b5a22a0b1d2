package org.mailherd.imap.lmtp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.mailherd.imap.delivery.MailDelivery;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailstore.message.MessageTooBig;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DATA: one message in, one reply for each recipient (RFC 2033 4.2). Whatever goes wrong inside us
 * is a 451.
 */
final class DataVerb implements LmtpVerb {
    private static final Logger log = LoggerFactory.getLogger(DataVerb.class);

    private final MailDelivery delivery;

    DataVerb(MailDelivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public String name() {
        return "DATA";
    }

    @Override
    public List<SmtpReply> answer(String argument, LmtpTransaction transaction, Wire wire)
            throws IOException {
        ReversePath reversePath = transaction.reversePath();
        if (reversePath == null || transaction.recipients().isEmpty()) {
            // RFC 2033 4.2: without a recipient DATA must not be accepted.
            return List.of(SmtpReply.of(503, "5.5.1", "Name a sender and a recipient first"));
        }
        wire.write("354 End data with <CR><LF>.<CR><LF>\r\n".getBytes(StandardCharsets.US_ASCII));
        wire.flush();
        DataStream data = new DataStream(wire);
        int recipients = transaction.recipients().size();
        try {
            return delivery.deliver(reversePath, List.copyOf(transaction.recipients()), data);
        } catch (MessageTooBig e) {
            return Collections.nCopies(
                    recipients, SmtpReply.of(552, "5.3.4", "Message is too big"));
        } catch (RuntimeException e) {
            if (data.isLost()) {
                throw new EOFException("connection lost in the middle of a message");
            }
            LogEvent.of("lmtp-fault")
                    .with("verb", "DATA")
                    .with("recipients", recipients)
                    .error(log, e);
            return Collections.nCopies(recipients, SmtpReply.localError());
        } finally {
            transaction.reset();
            // The replies may go out only when the sender has said all.
            if (!data.isLost()) {
                data.drain();
            }
        }
    }
}
