package org.mailherd.smtp.client;

import java.util.Map;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.convert.Reach;

/**
 * How a transaction ended.
 *
 * @param replies for each recipient the server's last word, or ours about the connection
 * @param dsnPassed whether the server was told who wants which reports
 * @param conversion to what the message was converted for this server
 */
public record Handover(
        Map<QueuedRecipient, SmtpReply> replies,
        boolean dsnPassed,
        Optional<Reach> conversion,
        Connection connection) {

    /** What became of the connection. */
    public enum Connection {
        /** May be used again. */
        OPEN,
        /** Ended in the middle. */
        LOST,
        /** Ended, and the server had not said a word of this message: it was dead before. */
        DEAD
    }
}
