package org.mailherd.webmail.compose;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.mailherd.webmail.html.HtmlCleaner;
import org.mailherd.webmail.html.HtmlText;
import org.springframework.stereotype.Component;

/**
 * Makes the message out of the form. Every value becomes one header or one part, whatever is in it.
 */
@Component
class OutgoingComposer {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,250}>");

    /**
     * A thread's older ancestors say nothing new, and a header line has an end (RFC 5322 3.6.4).
     */
    private static final int MOST_REFERENCES = 20;

    private final Clock clock;

    OutgoingComposer(Clock clock) {
        this.clock = clock;
    }

    MimeMessage compose(ComposeForm form, String from, List<Attachment> attachments)
            throws MessagingException {
        var message = new OwnIdMessage(from);
        message.setFrom(new InternetAddress(from));
        recipients(message, RecipientType.TO, form.to());
        recipients(message, RecipientType.CC, form.cc());
        recipients(message, RecipientType.BCC, form.bcc());
        message.setSubject(oneLine(form.subject()), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("User-Agent", "Mailherd");
        thread(message, form);
        body(message, form, attachments);
        message.saveChanges();
        return message;
    }

    private static void recipients(MimeMessage message, RecipientType type, String field)
            throws MessagingException {
        var addresses = Recipients.parse(field).addresses();
        if (!addresses.isEmpty()) {
            message.setRecipients(type, addresses.toArray(InternetAddress[]::new));
        }
    }

    private static void thread(MimeMessage message, ComposeForm form) throws MessagingException {
        var parent = MESSAGE_ID.matcher(form.inReplyTo());
        if (parent.matches()) {
            message.setHeader("In-Reply-To", parent.group());
        }
        var ids = MESSAGE_ID.matcher(form.references()).results().map(id -> id.group()).toList();
        if (!ids.isEmpty()) {
            var last = ids.subList(Math.max(0, ids.size() - MOST_REFERENCES), ids.size());
            message.setHeader("References", MimeUtility.fold(12, String.join(" ", last)));
        }
    }

    private static void body(MimeMessage message, ComposeForm form, List<Attachment> attachments)
            throws MessagingException {
        if (attachments.isEmpty()) {
            words(message, form);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var words = new MimeBodyPart();
        words(words, form);
        mixed.addBodyPart(words);
        for (var attachment : attachments) {
            mixed.addBodyPart(part(attachment));
        }
        message.setContent(mixed);
    }

    private static void words(MimePart part, ComposeForm form) throws MessagingException {
        if (!form.rich()) {
            part.setText(lines(form.text()), UTF_8);
            return;
        }
        var html = HtmlCleaner.forSending(form.html());
        var plain = new MimeBodyPart();
        plain.setText(lines(HtmlText.of(html)), UTF_8);
        var rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        part.setContent(new MimeMultipart("alternative", plain, rich));
    }

    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(attachment));
        part.setDisposition(Part.ATTACHMENT);
        try {
            part.setFileName(MimeUtility.encodeText(attachment.name(), UTF_8, null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
        return part;
    }

    private static String lines(String text) {
        return text.replaceAll("\\R", "\r\n");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
