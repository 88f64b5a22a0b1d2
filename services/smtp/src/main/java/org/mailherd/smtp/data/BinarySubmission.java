package org.mailherd.smtp.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.convert.Conversion;
import org.mailherd.smtp.convert.Reach;
import org.mailherd.smtp.convert.UnconvertibleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binary mail of our own people becomes lines before it is signed: few servers offer BINARYMIME,
 * and a conversion on the way would spoil the signature (RFC 6376 5.3). Eight bits stay, for nearly
 * every server takes them.
 */
final class BinarySubmission implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(BinarySubmission.class);
    private static final int BLOCK = 32 * 1024;

    private final SpoolDraft draft;
    private final long limit;

    /**
     * @param limit octets of a message as it is sent; base64 is a third more
     */
    BinarySubmission(SpoolDraft draft, long limit) {
        this.draft = draft;
        this.limit = limit;
    }

    /** The message in lines, or as it came where only BINARYMIME can carry it. */
    DraftSink inLines(DraftSink binary) {
        if (binary.refusal().isPresent()) {
            return binary;
        }
        try {
            return inLines(binary.draft());
        } catch (UnconvertibleException _) {
            return binary;
        } catch (IOException e) {
            LogEvent.of("spool-failed").quoted("reason", e.getMessage()).error(log);
            binary.lost();
            return binary;
        }
    }

    private DraftSink inLines(SpoolDraft binary) throws IOException, UnconvertibleException {
        Conversion conversion;
        try (InputStream message = binary.open()) {
            conversion = Conversion.of(message, Reach.LINES);
        }
        DraftSink sink = new DraftSink(draft, limit + limit / 2);
        LineCheck lines = new LineCheck();
        byte[] block = new byte[BLOCK];
        try (InputStream message = conversion.open(binary.open())) {
            for (int count = message.read(block); count > 0; count = message.read(block)) {
                lines.feed(block, 0, count);
                sink.take(block, 0, count);
            }
        }
        if (!lines.atLineStart()) {
            sink.closeLine();
        }
        if (lines.hasEightBit()) {
            sink.eightBit();
        }
        return sink;
    }

    @Override
    public void close() throws IOException {
        draft.close();
    }
}
