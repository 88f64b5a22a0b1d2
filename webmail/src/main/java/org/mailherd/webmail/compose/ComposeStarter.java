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
import org.mailherd.webmail.reading.MailPart;
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
            MailboxConnection connection, Mode mode, MessageRef source, String self, UserTime time)
            throws MessagingException, IOException {
        var message = MessageReader.require(connection.read(source.folder()), source.uid());
        return switch (mode) {
            case NEW -> ComposeForm.empty("");
            case REPLY, REPLY_ALL -> reply(message, source, mode == Mode.REPLY_ALL, self, time);
            case FORWARD -> forward(message, source, time);
            case DRAFT -> draft(message, source);
        };
    }

    private static ComposeForm reply(
            IMAPMessage message, MessageRef source, boolean all, String self, UserTime time)
            throws MessagingException, IOException {
        var tree = PartTree.of(message);
        var from = Correspondents.senders(message);
        var own = from.stream().anyMatch(person -> person.address().equalsIgnoreCase(self));
        var originalTo = Correspondents.recipients(message, RecipientType.TO);
        var to = own ? originalTo : Correspondents.replyTo(message);
        var others = own ? List.<Person>of() : originalTo;
        var cc =
                all
                        ? without(
                                others,
                                Correspondents.recipients(message, RecipientType.CC),
                                to,
                                self)
                        : List.<Person>of();
        var who = from.isEmpty() ? "somebody" : from.getFirst().display();
        var intro =
                "On " + time.full(message.getReceivedDate().toInstant()) + ", " + who + " wrote:";
        var quote = Quote.answered(intro, MessageBody.text(message, tree), html(message, tree));
        return form(
                new Heads(Quote.people(to), Quote.people(cc), prefixed("Re: ", message)),
                quote,
                message,
                tree,
                source,
                "reply",
                List.of());
    }

    private static ComposeForm forward(IMAPMessage message, MessageRef source, UserTime time)
            throws MessagingException, IOException {
        var tree = PartTree.of(message);
        var head =
                List.of(
                        "From: " + Quote.people(Correspondents.senders(message)),
                        "Date: " + time.full(message.getReceivedDate().toInstant()),
                        "Subject: " + Correspondents.subject(message),
                        "To: "
                                + Quote.people(
                                        Correspondents.recipients(message, RecipientType.TO)));
        var quote = Quote.forwarded(head, MessageBody.text(message, tree), html(message, tree));
        return form(
                new Heads("", "", prefixed("Fwd: ", message)),
                quote,
                message,
                tree,
                source,
                "forward",
                references(source, tree));
    }

    private static ComposeForm draft(IMAPMessage message, MessageRef source)
            throws MessagingException, IOException {
        var tree = PartTree.of(message);
        return new ComposeForm(
                Quote.people(Correspondents.recipients(message, RecipientType.TO)),
                Quote.people(Correspondents.recipients(message, RecipientType.CC)),
                Quote.people(Correspondents.recipients(message, RecipientType.BCC)),
                subject(message),
                MessageBody.text(message, tree),
                tree.hasHtml() ? HtmlCleaner.forSending(MessageBody.html(message, tree)) : "",
                tree.hasHtml(),
                header(message, "In-Reply-To"),
                header(message, "References"),
                "",
                header(message, "In-Reply-To").isEmpty() ? "new" : "reply",
                source.uid(),
                references(source, tree));
    }

    private record Heads(String to, String cc, String subject) {}

    private static ComposeForm form(
            Heads heads,
            Quote quote,
            IMAPMessage message,
            PartTree tree,
            MessageRef source,
            String kind,
            List<String> keep)
            throws MessagingException {
        var id = header(message, "Message-ID");
        var references = (header(message, "References") + " " + id).strip();
        var reply = kind.equals("reply");
        return new ComposeForm(
                heads.to(),
                heads.cc(),
                "",
                heads.subject(),
                quote.text(),
                quote.html(),
                tree.hasHtml(),
                reply ? id : "",
                reply ? references : "",
                source.toString(),
                kind,
                0,
                keep);
    }

    /** Pictures inside the message go along too: its HTML no longer shows them. */
    private static List<String> references(MessageRef source, PartTree tree) {
        return Stream.concat(tree.attachments().stream(), tree.pictures().values().stream())
                .distinct()
                .map(MailPart::path)
                .map(path -> new MessageRef(source.folder(), source.uid(), path).toString())
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

    private static String html(IMAPMessage message, PartTree tree)
            throws MessagingException, IOException {
        return HtmlCleaner.forSending(MessageBody.html(message, tree));
    }

    private static String prefixed(String prefix, Message message) throws MessagingException {
        var subject = subject(message);
        var plain = subject.replaceFirst("(?i)^(?:(?:re|aw|fwd?|wg)(?:\\[\\d+])?:\\s*)+", "");
        return subject.regionMatches(true, 0, prefix.strip(), 0, prefix.strip().length())
                ? subject
                : prefix + plain;
    }

    private static String subject(Message message) throws MessagingException {
        return message.getSubject() == null ? "" : Correspondents.subject(message);
    }

    private static String header(IMAPMessage message, String name) throws MessagingException {
        var value = message.getHeader(name, " ");
        return value == null ? "" : value.replaceAll("\\s+", " ").strip();
    }
}
