package org.mailherd.webmail.compose;

import jakarta.mail.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.html.HtmlCleaner;
import org.mailherd.webmail.page.UserTime;
import org.mailherd.webmail.reading.Correspondents;
import org.mailherd.webmail.reading.MessageBody;
import org.mailherd.webmail.reading.MessageReader;
import org.mailherd.webmail.reading.PartTree;
import org.mailherd.webmail.reading.Person;
import org.springframework.stereotype.Component;

/** Fills the form for a reply, a forward, or a draft taken up again. */
@Component
class ComposeStarter {

    /** How a message begins. */
    enum Mode {
        NEW,
        REPLY,
        REPLY_ALL,
        FORWARD,
        DRAFT
    }

    ComposeForm start(
            MailboxConnection connection, Mode mode, MessageRef ref, String self, UserTime time)
            throws MessagingException, IOException {
        var message = MessageReader.require(connection.read(ref.folder()), ref.uid());
        var source = new Source(message, PartTree.of(message), ref);
        return switch (mode) {
            case NEW -> ComposeForm.empty("");
            case REPLY, REPLY_ALL -> reply(source, mode == Mode.REPLY_ALL, self, time);
            case FORWARD -> forward(source, time);
            case DRAFT -> draft(source);
        };
    }

    /** The message that is answered, forwarded or taken up. */
    private record Source(IMAPMessage message, PartTree tree, MessageRef ref) {

        String text() throws MessagingException, IOException {
            return MessageBody.text(message, tree);
        }

        String html() throws MessagingException, IOException {
            return HtmlCleaner.forSending(MessageBody.html(message, tree));
        }

        String header(String name) throws MessagingException {
            var value = message.getHeader(name, " ");
            return value == null ? "" : value.replaceAll("\\s+", " ").strip();
        }

        String sentAt(UserTime time) throws MessagingException {
            var sent = message.getSentDate();
            var date = sent == null ? message.getReceivedDate() : sent;
            return time.full(date.toInstant());
        }
    }

    private static ComposeForm reply(Source source, boolean all, String self, UserTime time)
            throws MessagingException, IOException {
        var from = Correspondents.senders(source.message());
        var own = from.stream().anyMatch(person -> person.address().equalsIgnoreCase(self));
        var originalTo = Correspondents.recipients(source.message(), RecipientType.TO);
        var to = own ? originalTo : Correspondents.replyTo(source.message());
        var others = own ? List.<Person>of() : originalTo;
        var copies = Correspondents.recipients(source.message(), RecipientType.CC);
        var cc = all ? without(others, copies, to, self) : List.<Person>of();
        var who = from.isEmpty() ? "somebody" : from.getFirst().display();
        var intro = "On " + source.sentAt(time) + ", " + who + " wrote:";
        var quote = Quote.answered(intro, source.text(), source.html());
        var id = source.header("Message-ID");
        return new ComposeForm(
                Quote.people(to),
                Quote.people(cc),
                "",
                prefixed("Re: ", source.message()),
                quote.text(),
                quote.html(),
                source.tree().hasHtml(),
                id,
                (source.header("References") + " " + id).strip(),
                source.ref().toString(),
                "reply",
                0,
                List.of());
    }

    private static ComposeForm forward(Source source, UserTime time)
            throws MessagingException, IOException {
        var message = source.message();
        var to = Correspondents.recipients(message, RecipientType.TO);
        var head =
                List.of(
                        "From: " + Quote.people(Correspondents.senders(message)),
                        "Date: " + source.sentAt(time),
                        "Subject: " + Correspondents.subject(message),
                        "To: " + Quote.people(to));
        var quote = Quote.forwarded(head, source.text(), source.html());
        return new ComposeForm(
                "",
                "",
                "",
                prefixed("Fwd: ", message),
                quote.text(),
                quote.html(),
                source.tree().hasHtml(),
                "",
                "",
                source.ref().toString(),
                "forward",
                0,
                references(source));
    }

    private static ComposeForm draft(Source source) throws MessagingException, IOException {
        var message = source.message();
        var rich = source.tree().hasHtml();
        var parent = source.header("In-Reply-To");
        return new ComposeForm(
                Quote.people(Correspondents.recipients(message, RecipientType.TO)),
                Quote.people(Correspondents.recipients(message, RecipientType.CC)),
                Quote.people(Correspondents.recipients(message, RecipientType.BCC)),
                subject(message),
                source.text(),
                rich ? source.html() : "",
                rich,
                parent,
                source.header("References"),
                "",
                parent.isEmpty() ? "new" : "reply",
                source.ref().uid(),
                references(source));
    }

    /** Pictures inside the message go along too: its HTML no longer shows them. */
    private static List<String> references(Source source) {
        var tree = source.tree();
        return Stream.concat(tree.attachments().stream(), tree.pictures().values().stream())
                .distinct()
                .map(part -> source.ref().part(part.path()).toString())
                .toList();
    }

    private static List<Person> without(
            List<Person> to, List<Person> cc, List<Person> already, String self) {
        Map<String, Person> others = new LinkedHashMap<>();
        Stream.concat(to.stream(), cc.stream())
                .forEach(p -> others.putIfAbsent(key(p.address()), p));
        already.forEach(person -> others.remove(key(person.address())));
        others.remove(key(self));
        return List.copyOf(others.values());
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** One prefix of a kind is enough, however long the thread. */
    private static String prefixed(String prefix, Message message) throws MessagingException {
        var subject = subject(message);
        var word = prefix.strip();
        return subject.regionMatches(true, 0, word, 0, word.length()) ? subject : prefix + subject;
    }

    private static String subject(Message message) throws MessagingException {
        return message.getSubject() == null ? "" : Correspondents.subject(message);
    }
}
