package org.mailherd.imap.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What NOTIFY SET asks for (RFC 5465 section 8).
 *
 * @param status whether the counters of the other folders are to be told first
 * @param selected for the folder that is selected, whichever that is; empty for nothing
 * @param groups for all other folders
 * @param unsupported whether an event was named that we do not know
 */
public record NotifyRequest(
        boolean status, Optional<Selected> selected, List<Group> groups, boolean unsupported) {

    /** The events there are. */
    public enum Event {
        MESSAGE_NEW("MessageNew"),
        MESSAGE_EXPUNGE("MessageExpunge"),
        FLAG_CHANGE("FlagChange"),
        MAILBOX_NAME("MailboxName"),
        SUBSCRIPTION_CHANGE("SubscriptionChange");

        private final String word;

        Event(String word) {
            this.word = word;
        }

        /** As the protocol writes it. */
        public String word() {
            return word;
        }

        /** Whether it is about messages, the only kind that the selected folder has. */
        public boolean ofMessages() {
            return this != MAILBOX_NAME && this != SUBSCRIPTION_CHANGE;
        }

        static Optional<Event> named(String word) {
            return Arrays.stream(values()).filter(e -> e.word.equalsIgnoreCase(word)).findFirst();
        }
    }

    /** Which folders a group is for. */
    public enum Filter {
        INBOXES,
        PERSONAL,
        SUBSCRIBED,
        SUBTREE,
        MAILBOXES
    }

    /**
     * @param delayed whether expunges wait for a command that allows to tell them
     * @param attributes to fetch of each new message
     */
    public record Selected(boolean delayed, Set<Event> events, List<FetchAttribute> attributes) {
        public Selected {
            events = Set.copyOf(events);
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * @param names of SUBTREE and MAILBOXES
     */
    public record Group(Filter filter, List<String> names, Set<Event> events) {
        public Group {
            names = List.copyOf(names);
            events = Set.copyOf(events);
        }
    }

    public NotifyRequest {
        groups = List.copyOf(groups);
    }
}
