package org.mailherd.smtp.management;

import java.io.IOException;
import java.io.InputStream;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailmodel.ReversePath;

/** Takes a message from the quarantine for one mailbox, behind rules and filter. */
@FunctionalInterface
public interface ReleasedMail {
    /**
     * Returns when the message is durable. Nobody is told when it cannot be delivered.
     *
     * @param mailbox of ours
     * @throws IOException when it is not
     */
    QueueId take(ReversePath sender, MailAddress mailbox, InputStream message) throws IOException;
}
