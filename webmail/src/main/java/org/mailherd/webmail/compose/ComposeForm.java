package org.mailherd.webmail.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the compose page holds; it comes back with every submit, so nothing is kept between
 * requests.
 *
 * @param text the plain form
 * @param html the rich form, used when {@code rich}
 * @param references message ids separated by blanks, for a reply
 * @param source the message this one answers or forwards
 * @param kind what it is to its source: {@code new}, {@code reply}, {@code forward}
 * @param draft uid of its last saved form in Drafts, 0 for none
 * @param keep attachments that are on the server already
 */
record ComposeForm(
        String to,
        String cc,
        String bcc,
        String subject,
        String text,
        String html,
        boolean rich,
        String inReplyTo,
        String references,
        String source,
        String kind,
        long draft,
        List<String> keep) {

    /** Everything may be missing in a request that did not come from our page. */
    static ComposeForm of(FormFields fields) {
        return new ComposeForm(
                fields.text("to"),
                fields.text("cc"),
                fields.text("bcc"),
                fields.text("subject"),
                fields.text("text"),
                fields.text("html"),
                Boolean.parseBoolean(fields.text("rich")),
                fields.text("inReplyTo"),
                fields.text("references"),
                fields.text("source"),
                fields.text("kind"),
                fields.number("draft"),
                fields.all("keep"));
    }

    static ComposeForm empty(String to) {
        return new ComposeForm(to, "", "", "", "", "", false, "", "", "", "new", 0, List.of());
    }

    ComposeForm {
        keep = List.copyOf(keep);
    }

    /** The same after it was saved. */
    ComposeForm saved(long draftUid, List<String> attachments) {
        return new ComposeForm(
                to,
                cc,
                bcc,
                subject,
                text,
                html,
                rich,
                inReplyTo,
                references,
                source,
                kind,
                draftUid,
                attachments);
    }

    @Nullable MessageRef sourceRef() {
        return MessageRef.parse(source);
    }
}
