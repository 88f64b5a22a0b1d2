package org.mailherd.mailqueue.envelope;

import java.time.Instant;

/**
 * A release that the sender put off (RFC 4865).
 *
 * @param until no attempt before
 * @param request what was asked for, as reports repeat it: {@code for;86400} or {@code
 *     until;2026-01-02T03:04:05Z}
 */
public record Hold(Instant until, String request) {
    /** One whose wording is not known. */
    public static Hold until(Instant time) {
        return new Hold(time, "until;" + time);
    }
}
