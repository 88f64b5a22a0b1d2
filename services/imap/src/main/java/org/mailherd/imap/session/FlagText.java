package org.mailherd.imap.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** Writes flag lists; the few different sets of a folder are put into words once. */
public final class FlagText {
    private static final int MOST_CACHED = 256;

    private final Map<Long, byte[]> texts = new HashMap<>();
    private Keywords keywords = Keywords.NONE;

    /** {@code FLAGS (...)} of one message. */
    public void write(ResponseWriter out, FolderSnapshot snapshot, int index, boolean recent)
            throws IOException {
        byte[] names = text(snapshot, index);
        out.text("FLAGS (").octets(names);
        if (recent) {
            out.text(names.length == 0 ? "\\Recent" : " \\Recent");
        }
        out.octet(')');
    }

    private byte[] text(FolderSnapshot snapshot, int index) {
        if (keywords != snapshot.keywords() || texts.size() > MOST_CACHED) {
            keywords = snapshot.keywords();
            texts.clear();
        }
        return texts.computeIfAbsent(
                snapshot.flagBits(index),
                bits ->
                        String.join(" ", snapshot.keywords().flags(bits).names())
                                .getBytes(StandardCharsets.US_ASCII));
    }
}
