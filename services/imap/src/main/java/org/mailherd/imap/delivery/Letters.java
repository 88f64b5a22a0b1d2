package org.mailherd.imap.delivery;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailherd.imap.delivery.Composer.Field;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.sieve.message.HeaderField;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Action;

/** The mails that scripts send of their own: answers of a vacation, notices, refusals. */
final class Letters {
    private final Composer composer;

    Letters(Composer composer) {
        this.composer = composer;
    }

    /** A generated mail, and where it goes. */
    record Letter(OutgoingMail mail, byte[] octets) {}

    private static Letter letter(MailAddress to, byte[] octets) {
        // RFC 3834 3.3, RFC 5230 5.1: the null path, so that nothing answers.
        return new Letter(
                new OutgoingMail(ReversePath.NULL, to, () -> new ByteArrayInputStream(octets)),
                octets);
    }

    /** RFC 5230 5 and RFC 3834 3; empty when the sender's address is none. */
    Optional<Letter> vacation(
            Action.Vacation vacation, SieveMessage seen, DeliveryRecipient recipient) {
        return address(vacation.text().replyTo())
                .map(to -> {
                    List<Field> fields = new ArrayList<>();
                    fields.add(from(vacation.from(), recipient));
                    fields.add(new Field("To", "<" + to + ">"));
                    fields.add(
                            new Field("Subject", Composer.unstructured(vacation.text().subject())));
                    fields.addAll(answering(seen));
                    fields.add(new Field("Auto-Submitted", "auto-replied (vacation)"));
                    fields.add(new Field("X-Auto-Response-Suppress", "All"));
                    String reason = vacation.text().reason();
                    return letter(
                            to,
                            vacation.text().mime()
                                    ? composer.entity(fields, reason)
                                    : composer.text(fields, reason));
                });
    }

    /** RFC 5436: a notice of the message, the same mail to each recipient of the method. */
    List<Letter> notices(Action.Notify notify, SieveMessage seen, DeliveryRecipient recipient) {
        MailtoUri uri = MailtoUri.parse(notify.method());
        List<Field> fields = new ArrayList<>();
        fields.add(from(notify.from(), recipient));
        addresses("To", uri.to()).ifPresent(fields::add);
        addresses("Cc", uri.cc()).ifPresent(fields::add);
        fields.add(new Field("Subject", Composer.unstructured(subject(notify, uri, seen))));
        fields.add(
                new Field(
                        "Auto-Submitted",
                        "auto-notified; owner-email=\""
                                + recipient.mailbox().address().toString().replace("\"", "")
                                + "\""));
        if (notify.importance() != 2) {
            fields.add(new Field("Importance", notify.importance() == 1 ? "High" : "Low"));
        }
        byte[] octets = composer.text(fields, uri.field("body").orElse(notify.text().message()));
        return Stream.of(uri.to(), uri.cc(), uri.bcc())
                .flatMap(List::stream)
                .flatMap(text -> address(text).stream())
                .distinct()
                .map(to -> letter(to, octets))
                .toList();
    }

    /** RFC 5436 2.3: of the tag, else of the method, else the message's own. */
    private static String subject(Action.Notify notify, MailtoUri uri, SieveMessage seen) {
        return Stream.of(
                        notify.text().message(),
                        uri.field("subject").orElse(""),
                        seen.headers().stream()
                                .filter(field -> field.name().equalsIgnoreCase("subject"))
                                .map(HeaderField::decoded)
                                .findFirst()
                                .orElse(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(Letters::firstLine)
                .orElse("New mail");
    }

    private static Optional<Field> addresses(String name, List<String> list) {
        String value =
                list.stream()
                        .flatMap(text -> address(text).stream())
                        .map(address -> "<" + address + ">")
                        .collect(Collectors.joining(",\r\n "));
        return value.isEmpty() ? Optional.empty() : Optional.of(new Field(name, value));
    }

    /** RFC 5429 2.2: a disposition notification that says why the owner did not want it. */
    Optional<Letter> refusal(
            Action.Reject reject, ReversePath sender, SieveMessage seen, DeliveryRecipient who) {
        return address(sender.addressText())
                .map(to -> {
                    List<Field> fields = new ArrayList<>();
                    fields.add(from(Optional.empty(), who));
                    fields.add(new Field("To", "<" + to + ">"));
                    fields.add(new Field("Subject", "Your message was refused"));
                    fields.addAll(answering(seen));
                    fields.add(new Field("Auto-Submitted", "auto-replied (rejected)"));
                    return letter(
                            to, composer.entity(fields, RejectionReport.of(reject, seen, who)));
                });
    }

    private static Optional<MailAddress> address(String text) {
        try {
            return Optional.of(MailAddress.parse(text.strip()));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    private static Field from(Optional<String> wished, DeliveryRecipient recipient) {
        Optional<String> own = wished.map(Composer::oneLine).flatMap(Letters::encoded);
        if (own.isPresent()) {
            return new Field("From", own.get());
        }
        String address = "<" + recipient.mailbox().address() + ">";
        String name = recipient.mailbox().displayName();
        return new Field("From", name.isBlank() ? address : phrase(name) + "\r\n " + address);
    }

    /** A name that is not ASCII as encoded words; empty when the address itself is not. */
    private static Optional<String> encoded(String from) {
        int open = from.lastIndexOf('<');
        String name = open < 0 ? "" : from.substring(0, open);
        String rest = open < 0 ? from : from.substring(open);
        if (from.isBlank() || !isAscii(rest)) {
            return Optional.empty();
        }
        String words = name.replace("\"", "").strip();
        return Optional.of(isAscii(name) ? from : Composer.words(words) + "\r\n " + rest);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 127);
    }

    private static String phrase(String name) {
        String line = Composer.oneLine(name);
        boolean plain = line.chars().allMatch(c -> c == ' ' || Character.isLetterOrDigit(c));
        boolean ascii = line.length() < 60 && isAscii(line);
        if (ascii) {
            return plain ? line : '"' + line.replaceAll("[\"\\\\]", "") + '"';
        }
        return Composer.words(line);
    }

    private static List<Field> answering(SieveMessage seen) {
        String id = Composer.identifiers(first(seen, "Message-ID"));
        if (id.isEmpty()) {
            return List.of();
        }
        String references = Composer.identifiers(first(seen, "References"));
        return List.of(
                new Field("In-Reply-To", id),
                new Field("References", references.isEmpty() ? id : references + "\r\n " + id));
    }

    private static String first(SieveMessage seen, String name) {
        return seen.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(field -> field.unfolded())
                .findFirst()
                .orElse("");
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("New mail");
    }
}
