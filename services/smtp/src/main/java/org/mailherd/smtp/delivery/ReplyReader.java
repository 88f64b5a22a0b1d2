package org.mailherd.smtp.delivery;

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
import org.mailherd.platform.net.Wire;

/** Reads a server's replies, of bounded length and number of lines. */
final class ReplyReader {
    private static final int MAX_LINE = 4096;
    private static final int MAX_LINES = 200;
    private static final Pattern ENHANCED =
            Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: |$)(.*)");

    private final byte[] buffer = new byte[MAX_LINE];

    SmtpReply read(Wire wire) throws IOException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < MAX_LINES) {
            String line = line(wire);
            lines.add(line);
            if (line.length() == 3 || line.charAt(3) != '-') {
                return reply(lines);
            }
        }
        throw new ProtocolException("a reply of more than " + MAX_LINES + " lines");
    }

    private String line(Wire wire) throws IOException {
        int length = wire.readLine(buffer);
        if (length < 0) {
            throw new EOFException("the server closed the connection");
        }
        if (buffer[length - 1] != '\n') {
            throw new ProtocolException("a reply line of more than " + MAX_LINE + " octets");
        }
        int end = length > 1 && buffer[length - 2] == '\r' ? length - 2 : length - 1;
        String line = new String(buffer, 0, end, StandardCharsets.UTF_8);
        if (line.length() < 3
                || !line.substring(0, 3).chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new ProtocolException("not an SMTP reply: " + line);
        }
        return line;
    }

    private static SmtpReply reply(List<String> lines) throws ProtocolException {
        int code = Integer.parseInt(lines.getLast().substring(0, 3));
        if (code < 200 || code > 599) {
            throw new ProtocolException("no SMTP reply code: " + code);
        }
        EnhancedCode enhanced = null;
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            String text = line.length() > 4 ? line.substring(4) : "";
            Matcher matcher = ENHANCED.matcher(text);
            if (matcher.matches()
                    && (enhanced == null || matcher.group(1).equals(enhanced.toString()))) {
                enhanced = parse(matcher.group(1));
                text = matcher.group(2);
            }
            texts.add(text);
        }
        return new SmtpReply(code, enhanced, texts);
    }

    private static @Nullable EnhancedCode parse(String text) {
        try {
            return EnhancedCode.parse(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
