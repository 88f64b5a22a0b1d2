package org.mailherd.smtp.routing;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** Knows where mail leaves to. Asked for each attempt, so that a change works for waiting mail. */
public interface Routes {
    /**
     * @param sender of the envelope
     * @param login the mailbox that submitted the message
     * @throws RouteUnknownException when the recipient must be tried later
     */
    Route route(ReversePath sender, Optional<MailAddress> login, QueuedRecipient recipient);
}
