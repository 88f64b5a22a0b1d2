package org.mailherd.antispam.content;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.mailauth.header.HeaderBlock;

/** Content of a message given as text, one octet for each character. */
public final class Contents {

    private Contents() {}

    /** Lines may end in a bare newline. */
    public static Content of(String message) {
        return of(message, ContentLimits.DEFAULT);
    }

    public static Content of(String message, ContentLimits limits) {
        String lines = message.replace("\r\n", "\n").replace("\n", "\r\n");
        return exactly(lines.getBytes(StandardCharsets.ISO_8859_1), limits);
    }

    static Content within(Effort effort, String message) {
        byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return read(octets, ContentLimits.DEFAULT, effort);
    }

    static Content exactly(byte[] message, ContentLimits limits) {
        return read(message, limits, new Effort(Duration.ofHours(1)));
    }

    private static Content read(byte[] message, ContentLimits limits, Effort effort) {
        int split = split(message);
        byte[] head = Arrays.copyOf(message, split);
        ContentReader reader = new ContentReader(HeaderBlock.parse(head), limits);
        for (int at = split; at < message.length; at += 1000) {
            reader.update(message, at, Math.min(1000, message.length - at));
        }
        return reader.finish(effort);
    }

    private static int split(byte[] message) {
        for (int i = 3; i < message.length; i++) {
            if (message[i] == '\n' && message[i - 1] == '\r' && message[i - 2] == '\n') {
                return i + 1;
            }
        }
        return message.length;
    }
}
