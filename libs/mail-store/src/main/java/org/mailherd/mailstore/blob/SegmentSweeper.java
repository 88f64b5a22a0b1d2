package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives disk space back. A segment is looked at when nothing was written to it for {@link #GRACE}:
 * by then every row that names one of its blobs has long been committed, and the appender writes to
 * no segment that old. A compacted segment stays until the next sweep, for those who still read
 * from it.
 */
public final class SegmentSweeper {
    static final Duration GRACE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(SegmentSweeper.class);
    private static final int COMPACTED_PER_SWEEP = 16;

    private final BlobStore blobs;
    private final LiveBlobs live;
    private final Clock clock;

    public SegmentSweeper(BlobStore blobs, LiveBlobs live, Clock clock) {
        this.blobs = blobs;
        this.live = live;
        this.clock = clock;
    }

    /** What one sweep did. */
    public record Swept(int emails, int deletedSegments, int compactedSegments) {}

    public Swept sweep() throws IOException {
        Instant before = clock.instant().minus(GRACE);
        int emails = live.forgetUnreferenced(before);
        List<Long> closed = blobs.files().closedBefore(before.toEpochMilli());
        // Asked before the rows: what is awaited no more has its rows by then.
        long awaited = live.firstAwaited();
        Map<Long, Long> used = live.bytesBySegment();
        int deleted = 0;
        int compacted = 0;
        for (long segment : closed) {
            if (segment >= awaited) {
                continue;
            }
            long bytes = used.getOrDefault(segment, 0L);
            if (bytes == 0) {
                blobs.delete(segment);
                deleted++;
            } else if (2 * bytes < Files.size(blobs.files().path(segment))
                    && compacted < COMPACTED_PER_SWEEP) {
                compact(segment);
                compacted++;
            }
        }
        blobs.files().deleteUnfinishedBefore(before.toEpochMilli());
        if (emails + deleted + compacted > 0) {
            log.info(
                    "event=blobs-swept emails={} segments={} compacted={}",
                    emails,
                    deleted,
                    compacted);
        }
        return new Swept(emails, deleted, compacted);
    }

    private void compact(long segment) throws IOException {
        for (BlobRef ref : live.in(segment)) {
            live.moved(ref, blobs.copy(ref));
        }
    }
}
