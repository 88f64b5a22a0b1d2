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
    private static final SmtpReply SPOILED =
            SmtpReply.of(550, "5.6.0", "Error: bare <CR>, bare <LF> or <NUL> in message");
    private static final SmtpReply TOO_LARGE =
            SmtpReply.of(552, "5.3.4", "Message size exceeds fixed limit");
    private static final SmtpReply NO_ROOM =
            SmtpReply.of(452, "4.3.1", "Insufficient system storage, please try again later");

    /** As many times the largest message are read and forgotten; who sends more is cut off. */
    private static final int PATIENCE = 4;

    private final SpoolDraft draft;
    private final long limit;
    private long size;
    private boolean eightBit;
    private boolean binary;
    private @Nullable SmtpReply failure;

    /**
     * @param limit octets of a message
     */
    DraftSink(SpoolDraft draft, long limit) {
        this.draft = draft;
        this.limit = limit;
    }

    void take(byte[] bytes, int offset, int length) {
        size += length;
        if (failure != null || length == 0) {
            return;
        }
        if (size > limit) {
            failure = TOO_LARGE;
            return;
        }
        try {
            draft.write(bytes, offset, length);
        } catch (IOException e) {
            LogEvent.of("spool-failed").quoted("reason", e.getMessage()).error(log);
            failure = NO_ROOM;
        }
    }

    /** What was written cannot be read again. */
    void lost() {
        failure = SmtpReply.localError();
    }

    /** An octet came that must not stand in a message. */
    void spoil() {
        failure = SPOILED;
    }

    void eightBit() {
        eightBit = true;
    }

    /** Whether an octet above 127 came: what the next server must be told, whatever we were. */
    boolean hasEightBit() {
        return eightBit;
    }

    void binary() {
        binary = true;
    }

    /** Whether it is more than lines that end in CRLF, so that only BDAT can carry it. */
    boolean isBinary() {
        return binary;
    }

    /** BDAT may leave the last line open; everything behind us counts in lines. */
    void closeLine() {
        take(CRLF, 0, CRLF.length);
    }

    long size() {
        return size;
    }

    SpoolDraft draft() {
        return draft;
    }

    /** Whether the client sends more than anybody would by mistake. */
    boolean isFlooded() {
        return isFlood(size, limit);
    }

    static boolean isFlood(long octets, long limit) {
        return octets / PATIENCE > limit;
    }

    /** Why the message cannot be taken. */
    Optional<SmtpReply> refusal() {
        return Optional.ofNullable(failure);
    }
}
