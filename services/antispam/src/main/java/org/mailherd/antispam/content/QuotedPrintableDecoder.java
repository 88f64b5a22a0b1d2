package org.mailherd.antispam.content;

/** Quoted-printable (RFC 2045 6.7), with what is no encoding left as it stands. */
final class QuotedPrintableDecoder implements TransferDecoder {

    private static final int OUT = 4096;

    private final BodyKeeper to;
    private final byte[] out = new byte[OUT];
    private int length;

    /** Octets of {@code =X} or {@code =CR} seen so far: 0 none, 1 the sign, 2 the sign and one. */
    private int seen;

    private byte first;
    private boolean newlineHeld;

    QuotedPrintableDecoder(BodyKeeper to) {
        this.to = to;
    }

    @Override
    public void piece(byte[] octets, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            octet(octets[i]);
        }
    }

    private void octet(byte octet) {
        switch (seen) {
            case 0 -> plain(octet);
            case 1 -> afterSign(octet);
            default -> afterTwo(octet);
        }
    }

    private void plain(byte octet) {
        if (octet == '=') {
            seen = 1;
        } else if (octet == '\n') {
            newline();
            newlineHeld = true;
        } else if (octet != '\r') {
            newline();
            put(octet);
        }
    }

    private void afterSign(byte octet) {
        if (octet == '\n') {
            seen = 0;
        } else {
            first = octet;
            seen = 2;
        }
    }

    private void afterTwo(byte octet) {
        seen = 0;
        // A soft line break: the sign, blanks that were added on the way, the end of the line.
        if (first == '\r' || first == ' ' || first == '\t') {
            if (octet != '\n') {
                seen = octet == '\r' || octet == ' ' || octet == '\t' ? 2 : 0;
                if (seen == 0) {
                    plain(octet);
                }
            }
            return;
        }
        int high = Character.digit(first, 16);
        int low = Character.digit(octet, 16);
        newline();
        if (high >= 0 && low >= 0) {
            put((byte) (high << 4 | low));
        } else {
            put((byte) '=');
            plain(first);
            plain(octet);
        }
    }

    private void newline() {
        if (newlineHeld) {
            newlineHeld = false;
            put((byte) '\r');
            put((byte) '\n');
        }
    }

    private void put(byte octet) {
        if (length == OUT) {
            flush();
        }
        out[length++] = octet;
    }

    private void flush() {
        to.write(out, 0, length);
        length = 0;
    }

    @Override
    public void finish() {
        newlineHeld = false;
        flush();
    }
}
