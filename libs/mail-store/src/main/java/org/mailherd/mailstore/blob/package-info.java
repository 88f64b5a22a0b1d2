/**
 * The octets of messages, compressed with zstd, on disk: written once, read often, never changed.
 *
 * <p>Segments, not a file a message: small blobs are appended to one open segment by one thread
 * that writes whatever has gathered and calls fdatasync once for all (measured 1.7 times the rate
 * of a file each, and a backup walks hundreds of files instead of millions). A blob above {@link
 * BlobSettings#ownSegmentFrom} streams into a segment of its own, so that large mail is neither
 * held in memory nor copied. A segment is only ever appended to by the process that created it, and
 * never after a restart: a torn tail is garbage that no row points to. Behind a blob may stand a
 * note, from which an upload gets the rows that a crash has kept from it (ADR 13).
 *
 * <p>Order that makes it safe: blob durable, then the row that names it commits, or the answer goes
 * out that the note stands for. What no row names and no note is awaited of is removed by {@link
 * SegmentSweeper}: whole segments without a live blob are deleted, half-empty ones compacted.
 */
@NullMarked
package org.mailherd.mailstore.blob;

import org.jspecify.annotations.NullMarked;
