package org.mailherd.smtp.sendmail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a text that may end in LF or CRLF, each without its end. */
final class LineInput {
    private final InputStream in;

    LineInput(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line; null at the end. */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        int octet = in.read();
        if (octet < 0) {
            return null;
        }
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        byte[] bytes = line.toByteArray();
        boolean cr = octet == '\n' && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return cr ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }
}
