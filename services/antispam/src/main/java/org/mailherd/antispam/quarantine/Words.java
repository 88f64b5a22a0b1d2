package org.mailherd.antispam.quarantine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.ContentLimits;
import org.mailherd.antispam.content.ContentReader;
import org.mailherd.antispam.content.Part;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.message.MessageReader;

/**
 * What a message says, for who decides about it: HTML is rendered to text, files are named and not
 * shown.
 *
 * @param text lines end with LF
 * @param cut whether there is more
 * @param files what is attached, in the order of the message
 */
record Words(String text, boolean cut, List<File> files) {
    /** More than anybody reads to decide. */
    private static final int MOST_TEXT = 20_000;

    /** What a verdict may cost, too. */
    private static final Duration MOST_EFFORT = Duration.ofSeconds(2);

    private static final int MOST_FILES = 100;
    private static final int MOST_NAME = 255;

    private static final Pattern INVISIBLE_IN_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]+");

    /** Formats too: a right-to-left override makes {@code fdp.exe} of {@code exe.pdf}. */
    private static final Pattern INVISIBLE_IN_NAME = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /**
     * @param name as its sender calls it, what cannot be seen replaced by U+FFFD; may be empty
     * @param size octets, decoded
     */
    record File(String name, String type, long size) {}

    static Words of(byte[] message) throws IOException {
        ContentReader read =
                new MessageReader(message.length)
                        .read(
                                new ByteArrayInputStream(message),
                                header -> new ContentReader(header, ContentLimits.DEFAULT))
                        .sink();
        Content content = new Effort(MOST_EFFORT).within(read::finish);
        String text =
                INVISIBLE_IN_TEXT
                        .matcher(content.text().replace("\r\n", "\n").replace('\r', '\n'))
                        .replaceAll("")
                        .strip();
        List<Part> attached = content.attachments().toList();
        return new Words(
                shortened(text, MOST_TEXT),
                text.length() > MOST_TEXT
                        || attached.size() > MOST_FILES
                        || !content.truncated().isEmpty(),
                attached.stream().limit(MOST_FILES).map(Words::file).toList());
    }

    private static File file(Part part) {
        String name = INVISIBLE_IN_NAME.matcher(part.fileName()).replaceAll("\uFFFD");
        return new File(
                shortened(name, MOST_NAME), shortened(part.mediaType(), MOST_NAME), part.size());
    }

    /** Never half a character. */
    private static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
