package org.mailherd.webmail.reading;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.html.HtmlText;
import org.springframework.web.util.HtmlUtils;

/** The words of a message, section after section, in the form asked for. Not cleaned yet. */
public final class MessageBody {

    private MessageBody() {}

    /** The plain form; HTML without one is reduced to its words. */
    public static String text(Message message, PartTree tree)
            throws MessagingException, IOException {
        var text = new StringBuilder();
        for (var section : tree.sections()) {
            text.append(text.isEmpty() ? "" : "\n\n");
            var plain = read(message, section.text());
            text.append(plain == null ? HtmlText.of(or(read(message, section.html()))) : plain);
        }
        return text.toString();
    }

    /** The HTML form; plain text without one is escaped. */
    public static String html(Message message, PartTree tree)
            throws MessagingException, IOException {
        var html = new StringBuilder();
        for (var section : tree.sections()) {
            var rich = read(message, section.html());
            html.append("<div>").append(rich == null ? preformatted(message, section) : rich);
            html.append("</div>");
        }
        return html.toString();
    }

    private static String preformatted(Message message, PartTree.Section section)
            throws MessagingException, IOException {
        var escaped = HtmlUtils.htmlEscape(or(read(message, section.text())), "UTF-8");
        return "<div style=\"white-space:pre-wrap\">" + escaped + "</div>";
    }

    private static @Nullable String read(Message message, @Nullable MailPart part)
            throws MessagingException, IOException {
        return part == null ? null : PartText.read(PartTree.find(message, part.path()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
