package org.mailherd.mailstore.structure;

import java.io.ByteArrayOutputStream;

/**
 * Keeps the beginning of the first plain text part, and of the first HTML part in case there is no
 * plain one.
 */
final class PreviewCollector {
    private static final int KEPT = 16 * 1024;

    private final Candidate plain = new Candidate();
    private final Candidate html = new Candidate();
    private boolean collecting;
    private Candidate current = plain;

    void begin(ContentType type, String encoding, boolean leaf) {
        collecting = false;
        if (!leaf || !type.type().equals("text")) {
            return;
        }
        current = type.subtype().equals("html") ? html : plain;
        if (current.type == ContentType.OCTETS) {
            current.type = type;
            current.encoding = encoding;
            collecting = true;
        }
    }

    void line(byte[] line, int length, boolean whole) {
        if (collecting) {
            current.octets.write(line, 0, length);
            current.octets.write('\n');
            collecting = whole && current.octets.size() < KEPT;
        }
    }

    void end() {
        collecting = false;
    }

    String text() {
        String text =
                PreviewText.of(
                        TextDecoder.decode(plain.octets.toByteArray(), plain.encoding, plain.type),
                        false);
        if (!text.isEmpty()) {
            return text;
        }
        return PreviewText.of(
                TextDecoder.decode(html.octets.toByteArray(), html.encoding, html.type), true);
    }

    private static final class Candidate {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream(0);
        private ContentType type = ContentType.OCTETS;
        private String encoding = "7bit";
    }
}
