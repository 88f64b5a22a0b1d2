package org.mailherd.webmail.reading;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who wrote a message, whom it went to, and what about: as far as its headers can be read. */
public final class Correspondents {

    private static final int SHOWN = 200;

    private Correspondents() {}

    /** For a list line. */
    public static String from(Message message) throws MessagingException {
        var names = names(senders(message));
        return names.isEmpty() ? "(no sender)" : names;
    }

    /** For a list line of the user's own messages. */
    public static String to(Message message) throws MessagingException {
        var names = names(recipients(message, RecipientType.TO));
        return names.isEmpty() ? "(no recipient)" : names;
    }

    public static String subject(Message message) throws MessagingException {
        var subject = DisplayText.of(message.getSubject());
        return subject.isEmpty() ? "(no subject)" : subject;
    }

    public static List<Person> senders(Message message) throws MessagingException {
        return people(message::getFrom);
    }

    public static List<Person> recipients(Message message, RecipientType type)
            throws MessagingException {
        return people(() -> message.getRecipients(type));
    }

    /** Where answers go: Reply-To, else the sender. */
    public static List<Person> replyTo(Message message) throws MessagingException {
        return people(message::getReplyTo);
    }

    private static String names(List<Person> people) {
        return people.stream().limit(4).map(Person::display).collect(Collectors.joining(", "));
    }

    private static List<Person> people(Addresses source) throws MessagingException {
        try {
            return Optional.ofNullable(source.read()).stream()
                    .flatMap(Arrays::stream)
                    .limit(SHOWN)
                    .map(Person::of)
                    .toList();
        } catch (AddressException unreadable) {
            return List.of();
        }
    }

    @FunctionalInterface
    private interface Addresses {
        Address @Nullable [] read() throws MessagingException;
    }
}
