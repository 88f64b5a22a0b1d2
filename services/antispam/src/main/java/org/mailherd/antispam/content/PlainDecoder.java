package org.mailherd.antispam.content;

import java.nio.charset.StandardCharsets;

/** 7bit, 8bit and binary: as it stands. */
final class PlainDecoder implements TransferDecoder {

    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BodyKeeper to;
    private int held;

    PlainDecoder(BodyKeeper to) {
        this.to = to;
    }

    @Override
    public void piece(byte[] octets, int offset, int length) {
        if (held > 0) {
            to.write(CRLF, CRLF.length - held, held);
            held = 0;
        }
        int end = length;
        if (end > 0 && octets[offset + end - 1] == '\n') {
            held = end > 1 && octets[offset + end - 2] == '\r' ? 2 : 1;
            end -= held;
        }
        to.write(octets, offset, end);
    }

    @Override
    public void finish() {
        held = 0;
    }
}
