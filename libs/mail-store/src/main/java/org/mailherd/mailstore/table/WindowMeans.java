package org.mailherd.mailstore.table;

import java.time.Clock;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.snapshot.CachedSnapshots;

/** What append windows work with. */
record WindowMeans(
        FlagWindows.Connections database,
        FlagWindows flags,
        CachedSnapshots snapshots,
        BlobStore blobs,
        EmailIds ids,
        Clock clock) {}
