package org.mailherd.smtp.client;

import java.util.Map;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * How a transaction ended.
 *
 * @param replies for each recipient the server's last word, or ours about the connection
 * @param dsnPassed whether the server was told who wants which reports
 */
public record Handover(
        Map<QueuedRecipient, SmtpReply> replies, boolean dsnPassed, Connection connection) {

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
