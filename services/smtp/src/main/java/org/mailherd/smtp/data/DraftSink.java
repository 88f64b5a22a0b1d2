package org.mailherd.smtp.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the octets of a message until there is a reason to refuse it; from then on it only counts
 * and forgets.
 */
final class DraftSink {
    private static final Logger log = LoggerFactory.getLogger(DraftSink.class);
    private static final byte[] CRLF = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final SpoolDraft draft;
    private final long limit;
    private final LineCheck check = new LineCheck();
    private long size;
    private @Nullable SmtpReply failure;

    DraftSink(SpoolDraft draft, long limit) {
        this.draft = draft;
        this.limit = limit;
    }

    boolean atLineStart() {
        return check.atLineStart();
    }

    /**
     * @param skip octets at the beginning that belong to the transfer, not to the message: a
     *     stuffed dot
     */
    void take(byte[] bytes, int skip, int length) {
        check.feed(bytes, 0, length);
        size += length - skip;
        if (failure != null || size > limit || check.spoiled() && !endsInCr(bytes, length)) {
            return;
        }
        write(bytes, skip, length - skip);
    }

    /** A CR at the end of a block is spoiled only if no LF follows. */
    private static boolean endsInCr(byte[] bytes, int length) {
        return length > 0 && bytes[length - 1] == '\r';
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            draft.write(bytes, offset, length);
        } catch (IOException e) {
            LogEvent.of("spool-failed").quoted("reason", e.getMessage()).error(log);
            failure =
                    SmtpReply.of(
                            452, "4.3.1", "Insufficient system storage, please try again later");
        }
    }

    /** BDAT may leave the last line open; everything behind us counts in lines. */
    void closeLine() {
        if (size > 0 && !check.atLineStart() && !check.spoiled()) {
            take(CRLF, 0, CRLF.length);
        }
    }

    SpoolDraft draft() {
        return draft;
    }

    /** Why the message cannot be taken; ask after its end. */
    Optional<SmtpReply> refusal() {
        if (check.spoiled()) {
            return Optional.of(
                    SmtpReply.of(550, "5.6.0", "Error: bare <CR>, bare <LF> or <NUL> in message"));
        }
        if (size > limit) {
            return Optional.of(SmtpReply.of(552, "5.3.4", "Message size exceeds fixed limit"));
        }
        return Optional.ofNullable(failure);
    }
}
