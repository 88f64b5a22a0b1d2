package org.mailherd.imap.response;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailherd.imap.syntax.ModifiedUtf7;

/**
 * Encodes responses into a buffer that goes to the client when it is full or flushed. Not for
 * several threads at once: IDLE too writes from its session's own thread.
 */
public final class ResponseWriter {
    private static final int BUFFER = 16 * 1024;

    /** What an idle connection holds. */
    private static final int IDLE_BUFFER = 512;

    private static final int LONGEST_QUOTED = 1024;
    private static final byte[] CRLF = {'\r', '\n'};

    private final OutputStream out;
    private byte[] buffer = new byte[IDLE_BUFFER];
    private int filled;
    private boolean atLineStart = true;
    private boolean utf8;

    public ResponseWriter(OutputStream out) {
        this.out = out;
    }

    /** Text of the protocol itself; every character is one octet. */
    @SuppressWarnings(
            "deprecation") // The one copy of Latin text to octets without an array between.
    public ResponseWriter text(String text) throws IOException {
        int length = text.length();
        if (length > BUFFER) {
            return octets(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        makeRoom(length);
        text.getBytes(0, length, buffer, filled);
        filled += length;
        return this;
    }

    public ResponseWriter octet(int octet) throws IOException {
        makeRoom(1);
        buffer[filled++] = (byte) octet;
        return this;
    }

    public ResponseWriter octets(byte[] octets) throws IOException {
        return octets(octets, 0, octets.length);
    }

    public ResponseWriter octets(byte[] octets, int from, int count) throws IOException {
        if (count > BUFFER) {
            makeRoom(BUFFER);
            out.write(octets, from, count);
            return this;
        }
        makeRoom(count);
        System.arraycopy(octets, from, buffer, filled, count);
        filled += count;
        return this;
    }

    public ResponseWriter number(long number) throws IOException {
        makeRoom(20);
        if (number >= 0 && number <= Integer.MAX_VALUE) {
            small((int) number);
        } else {
            text(Long.toString(number));
        }
        return this;
    }

    /** SEARCH tells thousands of them: divisions of int take half as long as those of long. */
    private void small(int number) {
        int digits = 1;
        for (int rest = number; rest > 9; rest /= 10) {
            digits++;
        }
        filled += digits;
        int rest = number;
        for (int at = filled - 1; digits > 0; at--, digits--) {
            int quotient = rest / 10;
            buffer[at] = (byte) ('0' + rest - 10 * quotient);
            rest = quotient;
        }
    }

    /** Ends a response. */
    public ResponseWriter crlf() throws IOException {
        octets(CRLF);
        atLineStart = true;
        return this;
    }

    /** Whether the last response is complete. */
    public boolean isAtLineStart() {
        return atLineStart;
    }

    /** A string: quoted where that can hold it, else a literal. */
    public ResponseWriter string(byte[] octets) throws IOException {
        if (!isQuotable(octets)) {
            return literal(octets.length).octets(octets);
        }
        octet('"');
        for (byte octet : octets) {
            if (octet == '"' || octet == '\\') {
                octet('\\');
            }
            octet(octet);
        }
        return octet('"');
    }

    public ResponseWriter string(String text) throws IOException {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether names and quoted strings may be UTF-8 (RFC 9051, RFC 6855). */
    public void utf8(boolean on) {
        utf8 = on;
    }

    /** A folder name, in modified UTF-7 or in UTF-8. */
    public ResponseWriter mailbox(String name) throws IOException {
        return string(utf8 ? name : ModifiedUtf7.encode(name));
    }

    /** The announcement of a literal that may hold NUL (RFC 3516). */
    public ResponseWriter literal8(long size) throws IOException {
        return octet('~').literal(size);
    }

    /** The announcement of a literal; exactly this many octets must follow. */
    public ResponseWriter literal(long size) throws IOException {
        return octet('{').number(size).text("}\r\n");
    }

    /** One line {@code tag OK [CODE] text}; the tag may be {@code *}. */
    public void answer(String tag, Answer answer) throws IOException {
        text(tag).octet(' ').text(answer.status().name()).octet(' ');
        if (!answer.code().isEmpty()) {
            octet('[').text(answer.code()).text("] ");
        }
        text(answer.text()).crlf();
    }

    /** {@code * BYE}: the connection will close. */
    public void bye(String text) throws IOException {
        text("* BYE ").text(text).crlf();
        flush();
    }

    /** Sends all that is buffered to the client. */
    public void flush() throws IOException {
        send();
        out.flush();
        if (buffer.length > IDLE_BUFFER) {
            buffer = new byte[IDLE_BUFFER];
        }
    }

    /** The octets of a literal, for those who write to a stream. */
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                octet(octet);
            }

            @Override
            public void write(byte[] octets, int from, int count) throws IOException {
                octets(octets, from, count);
            }
        };
    }

    private void makeRoom(int count) throws IOException {
        atLineStart = false;
        if (filled + count > BUFFER) {
            send();
        }
        if (filled + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, BUFFER);
        }
    }

    private void send() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private boolean isQuotable(byte[] octets) {
        if (octets.length > LONGEST_QUOTED) {
            return false;
        }
        for (byte octet : octets) {
            boolean plain = octet >= 0x20 && octet != 0x7f;
            if (!plain && !(utf8 && octet < 0)) {
                return false;
            }
        }
        return true;
    }
}
