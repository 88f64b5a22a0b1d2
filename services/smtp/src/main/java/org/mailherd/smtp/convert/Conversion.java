package org.mailherd.smtp.convert;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * How a message becomes one that a server without BINARYMIME, or without 8BITMIME, can take.
 *
 * @param edits in the order of the message, apart from each other
 * @param size octets of the new message, with the CRLF that its last line may lack
 */
public record Conversion(List<Edit> edits, long size) {
    private static final int CRLF = 2;

    public Conversion {
        edits = List.copyOf(edits);
    }

    /**
     * Reads all of a message.
     *
     * @throws UnconvertibleException when nothing that fits means the same
     */
    public static Conversion of(InputStream message, Reach reach)
            throws IOException, UnconvertibleException {
        MimeScan scan = new MimeScan(new LineReader(message), reach);
        long length = scan.run();
        List<Edit> edits = scan.edits();
        long growth =
                edits.stream().mapToLong(edit -> edit.size() - (edit.to() - edit.from())).sum();
        return new Conversion(edits, length + growth + CRLF);
    }

    /** Whether it can go as it is. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /**
     * The message as it can be sent.
     *
     * @param message the same octets again; closed with what is returned
     */
    public InputStream open(InputStream message) {
        return new ConvertedInput(message, edits);
    }
}
