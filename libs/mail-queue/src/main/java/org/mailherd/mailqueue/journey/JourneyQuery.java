package org.mailherd.mailqueue.journey;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which messages to find: all that is given must fit, each on any step of the way.
 *
 * @param qid whole queue id
 * @param messageId whole Message-ID, with or without brackets
 * @param sender whole address, {@code @domain}, or {@code <>} for the null path
 * @param recipient whole address, before or after aliases, or {@code @domain}
 * @param text part of an answer or reason, in any case
 * @param window steps of that time
 */
public record JourneyQuery(
        Optional<String> qid,
        Optional<String> messageId,
        Optional<String> sender,
        Optional<String> recipient,
        Optional<String> text,
        Window window) {

    /**
     * A time and a page.
     *
     * @param before id of {@link JourneyPage#next}, or nothing for the newest
     * @param limit messages a page, 1 to 500
     */
    public record Window(Instant from, Instant to, Optional<Long> before, int limit) {
        private static final int MAX_LIMIT = 500;

        public Window {
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
            }
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("the window ends before it begins");
            }
        }
    }

    public JourneyQuery {
        messageId = messageId.map(id -> id.startsWith("<") ? id : "<" + id + ">");
        sender = sender.map(address -> address.toLowerCase(Locale.ROOT));
        recipient = recipient.map(address -> address.toLowerCase(Locale.ROOT));
        text = text.map(part -> part.toLowerCase(Locale.ROOT));
    }

    /** Everything of a window. */
    public static JourneyQuery of(Window window) {
        return new JourneyQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                window);
    }
}
