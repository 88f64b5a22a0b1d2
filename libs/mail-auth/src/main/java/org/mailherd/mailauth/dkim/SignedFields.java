package org.mailherd.mailauth.dkim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/** Which fields our signatures cover, and how tags are folded. */
public final class SignedFields {

    /** RFC 6376 5.4.1, without what a mailing list or the next server may change. */
    private static final Set<String> SIGNED =
            Set.of(
                    "from",
                    "sender",
                    "reply-to",
                    "to",
                    "cc",
                    "subject",
                    "date",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding",
                    "content-id",
                    "content-description",
                    "content-disposition",
                    "list-id",
                    "list-help",
                    "list-subscribe",
                    "list-unsubscribe",
                    "list-unsubscribe-post",
                    "list-post",
                    "list-owner",
                    "list-archive",
                    "autocrypt",
                    "openpgp",
                    "feedback-id",
                    "auto-submitted");

    /** Named once more than they occur, so that nobody can add a second one (RFC 6376 8.15). */
    private static final List<String> CLOSED =
            List.of("from", "to", "cc", "subject", "reply-to", "date");

    /** Likewise where they occur: without one, a server on the way may rightly add it. */
    private static final List<String> CLOSED_IF_PRESENT =
            List.of(
                    "sender",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding");

    private static final int LINE_LENGTH = 72;

    private SignedFields() {}

    /** For tag h of a DKIM signature. */
    static List<String> of(HeaderBlock header) {
        List<String> names = new ArrayList<>();
        for (HeaderField field : header.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (SIGNED.contains(name)) {
                names.add(name);
            }
        }
        CLOSED_IF_PRESENT.stream().filter(List.copyOf(names)::contains).forEach(names::add);
        names.addAll(CLOSED);
        return names;
    }

    /** For tag h of an ARC message signature: the author's signatures too (RFC 8617 4.1.2). */
    public static List<String> withSignatures(HeaderBlock header) {
        List<String> names = new ArrayList<>();
        header.all(DkimSignature.NAME).forEach(_ -> names.add("dkim-signature"));
        names.addAll(of(header));
        return names;
    }

    /** A value of tag h, folded with CRLF, a tab and a space. */
    public static String folded(List<String> names) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        for (String name : names) {
            if (line + name.length() > LINE_LENGTH) {
                text.append("\r\n\t ");
                line = 0;
            }
            text.append(name).append(':');
            line += name.length() + 1;
        }
        return text.substring(0, text.length() - 1);
    }

    /** A value of tag b, folded likewise. */
    public static String folded(byte[] signature) {
        String text = new String(Base64.getEncoder().encode(signature), StandardCharsets.US_ASCII);
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i += LINE_LENGTH) {
            folded.append(i == 0 ? "" : "\r\n\t ")
                    .append(text, i, Math.min(text.length(), i + LINE_LENGTH));
        }
        return folded.toString();
    }
}
