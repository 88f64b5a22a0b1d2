package org.mailherd.mailstore.structure;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;

/** Undoes transfer encodings (RFC 2045 6) as lenient readers do. */
public final class TransferDecoding {
    private TransferDecoding() {}

    /**
     * @param encoding in any case; what is encoded in one that is not known stays as it is
     */
    public static InputStream of(String encoding, InputStream encoded) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "base64" -> new Base64InputStream(new Padded(encoded), DecodeMonitor.SILENT);
            case "quoted-printable" ->
                    new QuotedPrintableInputStream(encoded, DecodeMonitor.SILENT);
            default -> encoded;
        };
    }

    /** The decoder drops the last octets of base64 that no padding ends; one too many is none. */
    private static final class Padded extends FilterInputStream {
        private boolean padded;

        Padded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count >= 0 || padded) {
                return count;
            }
            padded = true;
            into[offset] = '=';
            return 1;
        }
    }
}
