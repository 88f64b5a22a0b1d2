package org.mailherd.mailstore.snapshot;

/**
 * What a session tells its client to get from one snapshot to a later one of the same folder.
 *
 * <p>Order on the wire: {@code EXPUNGE} for {@code expunged} from the highest index down (then no
 * number shifts under the next), {@code EXISTS} when {@code exists} changed, then {@code FETCH} for
 * {@code changed} (new messages are not in it).
 *
 * @param expunged indexes into the <b>old</b> snapshot, ascending
 * @param vanished the UIDs of the same, for VANISHED (RFC 7162)
 * @param changed indexes into the <b>new</b> snapshot, ascending, of messages in both whose modseq
 *     moved
 * @param firstNew index in the new snapshot of the first new message; equals {@code exists} when
 *     there is none
 * @param exists number of messages now
 * @param keywordsAdded FLAGS and PERMANENTFLAGS have to be sent again, before any FETCH
 */
public record SnapshotDifference(
        int[] expunged,
        UidSet vanished,
        int[] changed,
        int firstNew,
        int exists,
        boolean keywordsAdded) {

    public boolean isEmpty() {
        return expunged.length == 0 && changed.length == 0 && firstNew == exists && !keywordsAdded;
    }

    /** Cost grows with the pages that differ, not with the folder. */
    public static SnapshotDifference between(FolderSnapshot before, FolderSnapshot after) {
        return new SnapshotComparison(before, after).difference();
    }
}
