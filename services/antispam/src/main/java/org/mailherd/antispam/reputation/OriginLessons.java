package org.mailherd.antispam.reputation;

import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.message.Message;

/** What people say about a message counts for where it came from. */
@FunctionalInterface
public interface OriginLessons {

    /**
     * Counts once, instead of how the verdict counted it; called the other way, it counts so. A
     * message that did not come to us within the last days teaches nothing. Never throws: the past
     * of a sender is no reason to refuse a lesson.
     */
    void taught(Message message, Content content, boolean spam);
}
