package org.mailherd.mailstore.structure;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes structures as IMAP does (RFC 9051 7.5.2): ready to be sent after {@code ENVELOPE }, {@code
 * BODYSTRUCTURE } or {@code BODY }. Texts that do not fit a quoted string (8-bit, CR, LF, or long)
 * become literals, so the form suits every client.
 */
public final class ImapForm {
    /** Ends the stored form of an envelope with repeated fields. */
    static final byte REPEATED = '+';

    private static final int LONGEST_QUOTED = 1000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private final boolean globalMessages;

    private ImapForm(boolean globalMessages) {
        this.globalMessages = globalMessages;
    }

    public static byte[] envelope(Envelope envelope) {
        ImapForm form = new ImapForm(true);
        form.write(envelope);
        return form.out.toByteArray();
    }

    /**
     * As an envelope is stored: what is sent, and behind it what came again, if anything did. That
     * ends otherwise than any envelope does.
     */
    static byte[] envelope(Envelope envelope, RepeatedFields repeated) {
        ImapForm form = new ImapForm(true);
        form.write(envelope);
        if (!repeated.isEmpty()) {
            form.raw(" ");
            form.strings(repeated.subjects());
            form.addresses(repeated.from());
            form.out.write(REPEATED);
        }
        return form.out.toByteArray();
    }

    /** With the extension data. */
    public static byte[] bodyStructure(Part part) {
        return bodyStructure(part, true);
    }

    /**
     * With the extension data.
     *
     * @param globalMessages whether a message/global is shown with what is in it: only RFC 9051 and
     *     6855 know it as a message, to RFC 3501 it is a part like any other
     */
    public static byte[] bodyStructure(Part part, boolean globalMessages) {
        ImapForm form = new ImapForm(globalMessages);
        form.write(part, true);
        return form.out.toByteArray();
    }

    /** Without the extension data. */
    public static byte[] body(Part part) {
        return body(part, true);
    }

    /** As {@link #bodyStructure(Part, boolean)}, without the extension data. */
    public static byte[] body(Part part, boolean globalMessages) {
        ImapForm form = new ImapForm(globalMessages);
        form.write(part, false);
        return form.out.toByteArray();
    }

    private void write(Envelope envelope) {
        raw("(");
        string(envelope.date());
        raw(" ");
        string(envelope.subject());
        addresses(envelope.from());
        addresses(envelope.sender());
        addresses(envelope.replyTo());
        addresses(envelope.to());
        addresses(envelope.cc());
        addresses(envelope.bcc());
        raw(" ");
        string(envelope.inReplyTo());
        raw(" ");
        string(envelope.messageId());
        raw(")");
    }

    private void addresses(List<EnvelopeAddress> addresses) {
        if (addresses.isEmpty()) {
            raw(" NIL");
            return;
        }
        raw(" (");
        for (EnvelopeAddress address : addresses) {
            raw("(");
            string(address.name());
            raw(" ");
            string(address.route());
            raw(" ");
            string(address.local());
            raw(" ");
            string(address.host());
            raw(")");
        }
        raw(")");
    }

    private void write(Part part, boolean extended) {
        raw("(");
        if (part.isMultipart()) {
            part.children().forEach(child -> write(child, extended));
            raw(" ");
            string(part.subtype());
            if (extended) {
                raw(" ");
                parameters(part.parameters());
                dispositionLanguageLocation(part);
            }
        } else {
            leaf(part, extended);
        }
        raw(")");
    }

    private void leaf(Part part, boolean extended) {
        string(part.type());
        raw(" ");
        string(part.subtype());
        raw(" ");
        parameters(withCharset(part));
        raw(" ");
        string(part.id());
        raw(" ");
        string(part.description());
        raw(" ");
        string(part.encoding());
        raw(" " + part.bodySize());
        boolean hidden = !globalMessages && part.subtype().equals("global");
        Envelope envelope = hidden ? null : part.envelope();
        if (envelope != null) {
            raw(" ");
            write(envelope);
            raw(" ");
            write(part.children().getFirst(), extended);
        }
        if (envelope != null || part.type().equals("text")) {
            raw(" " + part.lines());
        }
        if (extended) {
            raw(" ");
            string(part.md5());
            dispositionLanguageLocation(part);
        }
    }

    /** RFC 2046 4.1.2: text that does not name its charset is US-ASCII. */
    private static List<Part.Parameter> withCharset(Part part) {
        if (!part.type().equals("text") || part.parameter("charset").isPresent()) {
            return part.parameters();
        }
        List<Part.Parameter> all = new ArrayList<>(part.parameters());
        all.add(new Part.Parameter("charset", "us-ascii"));
        return all;
    }

    private void dispositionLanguageLocation(Part part) {
        Part.Disposition disposition = part.disposition();
        if (disposition == null) {
            raw(" NIL ");
        } else {
            raw(" (");
            string(disposition.type());
            raw(" ");
            parameters(disposition.parameters());
            raw(") ");
        }
        strings(part.languages());
        raw(" ");
        string(part.location());
    }

    private void strings(List<String> strings) {
        if (strings.isEmpty()) {
            raw("NIL");
            return;
        }
        raw("(");
        for (int i = 0; i < strings.size(); i++) {
            raw(i == 0 ? "" : " ");
            string(strings.get(i));
        }
        raw(")");
    }

    private void parameters(List<Part.Parameter> parameters) {
        if (parameters.isEmpty()) {
            raw("NIL");
            return;
        }
        raw("(");
        String separator = "";
        for (Part.Parameter parameter : parameters) {
            raw(separator);
            string(parameter.name());
            raw(" ");
            string(parameter.value());
            separator = " ";
        }
        raw(")");
    }

    private void string(@Nullable String octets) {
        if (octets == null) {
            raw("NIL");
            return;
        }
        // NUL is allowed in no IMAP string but literal8.
        String sendable = octets.replace('\0', ' ');
        if (sendable.length() <= LONGEST_QUOTED
                && sendable.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            raw("\"" + sendable.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        } else {
            raw("{" + sendable.length() + "}\r\n" + sendable);
        }
    }

    private void raw(String octets) {
        out.writeBytes(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
