/**
 * Accepted bytes before they have queue rows: a {@code SpoolDraft} takes a message as it arrives
 * (in memory up to a limit, beyond it in a segment file of its own), {@code SegmentAppender} puts
 * small drafts into a shared segment, one fdatasync for all that wait. Crash safety: bytes are
 * forced before a row may name them, numbers are never used twice, and a segment that no row names
 * is garbage, at start as at any later time.
 */
@NullMarked
package org.mailherd.mailqueue.spool;

import org.jspecify.annotations.NullMarked;
