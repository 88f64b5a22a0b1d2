package org.mailherd.smtp.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.EnhancedCode;
import org.mailherd.mailmodel.SmtpReply;

/** Reads a server's replies, of bounded length and number of lines. */
public final class ReplyReader {
    private static final int MAX_LINE = 2048; // RFC 5321 4.5.3.1.5 says 512
    private static final int MAX_LINES = 64;
    private static final int BLOCK = 1024;
    private static final Pattern ENHANCED =
            Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)(.*)");

    /** Where octets come from; as {@code InputStream.read}. */
    @FunctionalInterface
    public interface Source {
        int read(byte[] into, int offset, int length) throws IOException;
    }

    private final Source source;
    private final byte[] block = new byte[BLOCK];
    private final byte[] line = new byte[MAX_LINE];
    private int position;
    private int limit;

    public ReplyReader(Source source) {
        this.source = source;
    }

    /**
     * Waits for one reply.
     *
     * @throws ProtocolException for what is no reply
     * @throws EOFException when the server closed the connection
     */
    public SmtpReply read() throws IOException {
        List<String> lines = new ArrayList<>(1);
        while (lines.size() < MAX_LINES) {
            String text = line();
            lines.add(text);
            if (text.length() == 3 || text.charAt(3) != '-') {
                return reply(lines);
            }
        }
        throw new ProtocolException("a reply of more than " + MAX_LINES + " lines");
    }

    /** Whether the server said more than was asked. */
    boolean hasBuffered() {
        return position < limit;
    }

    private String line() throws IOException {
        int length = 0;
        while (true) {
            if (position == limit) {
                fill();
            }
            byte b = block[position++];
            if (b == '\n') {
                return text(length > 0 && line[length - 1] == '\r' ? length - 1 : length);
            }
            if (length == MAX_LINE) {
                throw new ProtocolException("a reply line of more than " + MAX_LINE + " octets");
            }
            line[length++] = b;
        }
    }

    private void fill() throws IOException {
        int count = source.read(block, 0, BLOCK);
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        position = 0;
        limit = count;
    }

    private String text(int length) throws ProtocolException {
        String text = new String(line, 0, length, StandardCharsets.UTF_8);
        if (length < 3 || !isDigit(line[0]) || !isDigit(line[1]) || !isDigit(line[2])) {
            String shown = text.length() > 80 ? text.substring(0, 80) : text;
            throw new ProtocolException("not an SMTP reply: " + shown);
        }
        return text;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static SmtpReply reply(List<String> lines) throws ProtocolException {
        int code = Integer.parseInt(lines.getLast().substring(0, 3));
        if (code < 200 || code > 599) {
            throw new ProtocolException("no SMTP reply code: " + code);
        }
        EnhancedCode enhanced = null;
        List<String> texts = new ArrayList<>(lines.size());
        for (String line : lines) {
            String text = line.length() > 4 ? line.substring(4) : "";
            Matcher matcher = ENHANCED.matcher(text);
            if (matcher.matches()
                    && (enhanced == null || matcher.group(1).equals(enhanced.toString()))) {
                enhanced = parse(matcher.group(1), code);
                text = enhanced == null ? text : matcher.group(2);
            }
            texts.add(text);
        }
        return new SmtpReply(code, enhanced, texts);
    }

    /** RFC 2034 4: the class must be the reply's own; else it means nothing. */
    private static @Nullable EnhancedCode parse(String text, int code) {
        EnhancedCode parsed = EnhancedCode.parse(text);
        return parsed.statusClass() == code / 100 ? parsed : null;
    }
}
