package org.mailherd.adminui.queue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message in the queue as smtp tells of it. All text came from strangers: escape it where it is
 * shown.
 *
 * @param reversePath empty for the null path
 * @param recipients the first 50
 * @param recipientCount of all
 */
public record WaitingMessage(
        String qid,
        Place place,
        String reversePath,
        Instant arrived,
        List<Recipient> recipients,
        int recipientCount) {
    private static final String HOLD = "HOLD";
    private static final String DEFERRED = "DEFERRED";

    /**
     * Where its bytes are.
     *
     * @param length of the message
     */
    public record Place(long length) {}

    /**
     * @param state {@code INCOMING}, {@code ACTIVE}, {@code DEFERRED} or {@code HOLD}
     * @param lastReply what the last attempt met
     */
    public record Recipient(
            String recipient,
            String state,
            int attempts,
            Instant nextAttempt,
            @Nullable String lastReply) {

        public boolean isHeld() {
            return state.equals(HOLD);
        }

        public boolean isDeferred() {
            return state.equals(DEFERRED);
        }

        public String stateName() {
            return state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT);
        }
    }

    public long size() {
        return place.length();
    }

    public boolean hasHeld() {
        return recipients.stream().anyMatch(Recipient::isHeld);
    }

    public boolean hasDeferred() {
        return recipients.stream().anyMatch(Recipient::isDeferred);
    }

    public boolean isAllHeld() {
        return recipients.stream().allMatch(Recipient::isHeld);
    }
}
