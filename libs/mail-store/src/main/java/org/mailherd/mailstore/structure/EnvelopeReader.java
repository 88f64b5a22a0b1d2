package org.mailherd.mailstore.structure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link ScannedMessage#envelopeForm} gave, for SEARCH, SORT and webmail lists that
 * need the fields.
 */
public final class EnvelopeReader {
    private final byte[] form;
    private int at;

    private EnvelopeReader(byte[] form) {
        this.form = form;
    }

    /**
     * @throws IllegalArgumentException when the bytes are not a stored envelope
     */
    public static Envelope read(byte[] form) {
        try {
            return new EnvelopeReader(form).envelope();
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not a stored envelope", e);
        }
    }

    /** Of the stored form what is sent after {@code ENVELOPE }. */
    public static byte[] sent(byte[] form) {
        return hasRepeated(form) ? Arrays.copyOf(form, behindEnvelope(form).at) : form;
    }

    /**
     * @throws IllegalArgumentException when the bytes are not a stored envelope
     */
    public static RepeatedFields repeated(byte[] form) {
        if (!hasRepeated(form)) {
            return RepeatedFields.NONE;
        }
        try {
            EnvelopeReader reader = behindEnvelope(form);
            return new RepeatedFields(reader.strings(), reader.addresses());
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException("not a stored envelope", e);
        }
    }

    private static boolean hasRepeated(byte[] form) {
        return form.length > 0 && form[form.length - 1] == ImapForm.REPEATED;
    }

    private static EnvelopeReader behindEnvelope(byte[] form) {
        EnvelopeReader reader = new EnvelopeReader(form);
        reader.envelope();
        reader.expect(')');
        return reader;
    }

    private Envelope envelope() {
        expect('(');
        String date = string();
        String subject = string();
        List<EnvelopeAddress> from = addresses();
        List<EnvelopeAddress> sender = addresses();
        List<EnvelopeAddress> replyTo = addresses();
        List<EnvelopeAddress> to = addresses();
        List<EnvelopeAddress> cc = addresses();
        List<EnvelopeAddress> bcc = addresses();
        return new Envelope(date, subject, from, sender, replyTo, to, cc, bcc, string(), string());
    }

    private List<EnvelopeAddress> addresses() {
        skipSpaces();
        List<EnvelopeAddress> addresses = new ArrayList<>();
        if (form[at] == 'N') {
            string();
            return addresses;
        }
        expect('(');
        while (form[at] == '(') {
            expect('(');
            addresses.add(new EnvelopeAddress(string(), string(), string(), string()));
            expect(')');
        }
        expect(')');
        return addresses;
    }

    private List<String> strings() {
        skipSpaces();
        List<String> strings = new ArrayList<>();
        if (form[at] == 'N') {
            string();
            return strings;
        }
        expect('(');
        for (String one = string(); one != null; one = form[at] == ')' ? null : string()) {
            strings.add(one);
        }
        expect(')');
        return strings;
    }

    private @Nullable String string() {
        skipSpaces();
        return switch (form[at]) {
            case '"' -> quoted();
            case '{' -> literal();
            default -> {
                at += "NIL".length();
                yield null;
            }
        };
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        for (at++; form[at] != '"'; at++) {
            if (form[at] == '\\') {
                at++;
            }
            text.append((char) form[at]);
        }
        at++;
        return text.toString();
    }

    private String literal() {
        int close = at;
        while (form[close] != '}') {
            close++;
        }
        int length =
                Integer.parseInt(
                        new String(form, at + 1, close - at - 1, StandardCharsets.US_ASCII));
        int start = close + "}\r\n".length();
        at = start + length;
        return new String(form, start, length, StandardCharsets.ISO_8859_1);
    }

    private void skipSpaces() {
        while (form[at] == ' ') {
            at++;
        }
    }

    private void expect(char expected) {
        skipSpaces();
        if (form[at++] != expected) {
            throw new IllegalArgumentException("not a stored envelope: " + expected + " expected");
        }
    }
}
