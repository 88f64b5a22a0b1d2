package org.mailherd.mailqueue.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which recipients in the queue a verb is for: those that meet everything that is given.
 *
 * @param message whole queue id
 * @param recipient address after aliases, as the queue lists it or in lower case
 * @param destination domain of the recipient, in any case
 * @param sender reverse path as the queue lists it or in lower case; empty text for the null path
 */
public record QueueSelection(
        Optional<String> message,
        Optional<String> recipient,
        Optional<String> destination,
        Optional<String> sender) {

    public static QueueSelection everything() {
        return new QueueSelection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static QueueSelection ofMessage(String qid) {
        return new QueueSelection(
                Optional.of(qid), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static QueueSelection ofRecipient(String address) {
        return new QueueSelection(
                Optional.empty(), Optional.of(address), Optional.empty(), Optional.empty());
    }

    public static QueueSelection ofDestination(String domain) {
        return new QueueSelection(
                Optional.empty(), Optional.empty(), Optional.of(domain), Optional.empty());
    }

    public static QueueSelection ofSender(String reversePath) {
        return new QueueSelection(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reversePath));
    }

    /** Conditions on {@code r}, a recipient, and {@code m}, its message. */
    public String condition() {
        List<String> all = new ArrayList<>();
        message.ifPresent(_ -> all.add("r.qid = ?"));
        recipient.ifPresent(_ -> all.add("r.recipient IN (?, ?)"));
        destination.ifPresent(_ -> all.add("r.destination = ?"));
        sender.ifPresent(_ -> all.add("m.reverse_path IN (?, ?)"));
        return all.isEmpty() ? "TRUE" : String.join(" AND ", all);
    }

    /** The values for {@link #condition}, in its order. */
    public List<Object> values() {
        List<Object> all = new ArrayList<>();
        message.ifPresent(all::add);
        recipient.ifPresent(text -> addBoth(all, text));
        destination.ifPresent(text -> all.add(text.toLowerCase(Locale.ROOT)));
        sender.ifPresent(text -> addBoth(all, text));
        return all;
    }

    private static void addBoth(List<Object> all, String text) {
        all.add(text);
        all.add(text.toLowerCase(Locale.ROOT));
    }
}
