package org.mailherd.mailstore.blob;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the sweeper has to know of the rows that name blobs. */
public interface LiveBlobs {
    /** Removes rows no folder holds and that were written before; returns how many. */
    int forgetUnreferenced(Instant writtenBefore);

    /** Compressed octets in use, by segment. */
    Map<Long, Long> bytesBySegment();

    /**
     * The first segment with blobs whose rows may still be to come, however old it is; it and those
     * after it stay as they are. {@link Long#MAX_VALUE} for none.
     */
    long firstAwaited();

    /** The blobs of a segment that are in use. */
    List<BlobRef> in(long segment);

    /** Lets all rows that named one place name the other. */
    void moved(BlobRef from, BlobRef to);
}
