/**
 * What sessions look at: one immutable {@link FolderSnapshot} a folder, shared by all. A session
 * keeps the snapshot its client knows; when the protocol lets it speak it takes the current one
 * from {@link SnapshotStore} and tells the client {@link SnapshotDifference}. {@link FolderWatch}
 * wakes it (IDLE); {@link ChangeRelay} carries changes between nodes.
 */
@NullMarked
package org.mailherd.mailstore.snapshot;

import org.jspecify.annotations.NullMarked;
