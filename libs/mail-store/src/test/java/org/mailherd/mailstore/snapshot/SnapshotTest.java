package org.mailherd.mailstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.flag.Keywords;

class SnapshotTest {
    private static FolderMark mark(long uidNext, long modseq) {
        return new FolderMark(1, 7, uidNext, modseq);
    }

    private static FolderSnapshot of(int count) {
        List<SnapshotDelta.Row> rows = new ArrayList<>();
        for (int uid = 1; uid <= count; uid++) {
            rows.add(new SnapshotDelta.Row(uid, 1, 0));
        }
        return SnapshotEditor.apply(
                FolderSnapshot.empty(mark(1, 0)),
                new SnapshotDelta(mark(count + 1, 1), rows, UidSet.EMPTY),
                Keywords.NONE);
    }

    @Test
    void aChangeInAMillionMessagesSharesAllOtherPages() {
        FolderSnapshot before = of(1_000_000);
        SnapshotDelta seen =
                new SnapshotDelta(
                        mark(1_000_001, 2),
                        List.of(new SnapshotDelta.Row(500_000, 2, 8)),
                        UidSet.of(7));
        FolderSnapshot after = SnapshotEditor.apply(before, seen, Keywords.NONE);

        long shared = after.pages().stream().filter(before.pages()::contains).count();
        assertThat(shared).isEqualTo(before.pages().size() - 2);
        SnapshotDifference difference = SnapshotDifference.between(before, after);
        assertThat(difference.expunged()).containsExactly(6);
        assertThat(difference.changed()).containsExactly(499_998);
        assertThat(difference.exists()).isEqualTo(999_999);
        assertThat(after.weight()).isLessThan(25 << 20);
    }

    @Test
    void takesFlagsOfALaterOneForWhatBothHave() {
        FolderSnapshot before = of(3000);
        List<SnapshotDelta.Row> rows = new ArrayList<>();
        for (int uid : new int[] {1, 2, 1500, 2999, 3000, 3001}) {
            rows.add(new SnapshotDelta.Row(uid, 2, 8));
        }
        FolderSnapshot later =
                SnapshotEditor.apply(
                        before,
                        new SnapshotDelta(mark(3002, 2), rows, UidSet.of(2, 3, 2999)),
                        Keywords.NONE);
        int[] changed = SnapshotDifference.between(before, later).changed();
        FolderSnapshot told = before.withFlagsOf(later, changed);
        assertThat(told.mark()).isEqualTo(before.mark());
        for (long uid = 1; uid <= 3000; uid++) {
            boolean flagged = uid == 1 || uid == 1500 || uid == 3000;
            assertThat(told.flagBits(told.indexOf(uid))).isEqualTo(flagged ? 8 : 0);
            assertThat(told.modseq(told.indexOf(uid))).isEqualTo(flagged ? 2 : 1);
        }
        assertThat(SnapshotDifference.between(told, later).changed()).isEmpty();
    }

    @Test
    void agreesWithAPlainMapWhateverHappens() {
        Random random = new Random(42);
        TreeMap<Long, Long> model = new TreeMap<>();
        FolderSnapshot snapshot = FolderSnapshot.empty(mark(1, 0));
        long nextUid = 1;
        for (long modseq = 1; modseq < 400; modseq++) {
            TreeMap<Long, Long> before = new TreeMap<>(model);
            List<SnapshotDelta.Row> rows = new ArrayList<>();
            int added = random.nextInt(40);
            for (int i = 0; i < added; i++, nextUid += 1 + random.nextInt(3)) {
                rows.add(new SnapshotDelta.Row((int) nextUid, modseq, i));
                model.put(nextUid, modseq);
            }
            List<Long> gone = new ArrayList<>();
            for (long uid : before.keySet()) {
                int dice = random.nextInt(30);
                if (dice == 0) {
                    gone.add(uid);
                    model.remove(uid);
                } else if (dice == 1) {
                    rows.add(new SnapshotDelta.Row((int) uid, modseq, 1));
                    model.put(uid, modseq);
                }
            }
            UidSet vanished = UidSet.of(gone.stream().mapToLong(Long::longValue).toArray());
            FolderSnapshot next =
                    SnapshotEditor.apply(
                            snapshot,
                            new SnapshotDelta(mark(nextUid, modseq), rows, vanished),
                            Keywords.NONE);
            assertThat(next.uids().toArray())
                    .isEqualTo(model.keySet().stream().mapToLong(Long::longValue).toArray());
            for (int i = 0; i < next.size(); i += 17) {
                assertThat(next.indexOf(next.uid(i))).isEqualTo(i);
                assertThat(next.modseq(i)).isEqualTo(model.get(next.uid(i)));
            }
            SnapshotDifference difference = SnapshotDifference.between(snapshot, next);
            assertThat(difference.vanished()).isEqualTo(vanished);
            assertThat(difference.exists() - difference.firstNew()).isEqualTo(added);
            assertThat(difference.changed()).hasSize(rows.size() - added);
            snapshot = next;
        }
    }

    @Test
    void anImageIsTheSnapshotAgain() {
        FolderSnapshot folder = of(150_000).withFlags(2, new int[] {3, 70_000}, new long[] {8, 9});
        FolderSnapshot read =
                SnapshotImage.read(SnapshotImage.of(folder), folder.keywords()).orElseThrow();
        assertThat(read.mark()).isEqualTo(folder.mark());
        assertThat(read.size()).isEqualTo(150_000);
        assertThat(read.unseen()).isEqualTo(folder.unseen()).isEqualTo(149_998);
        assertThat(SnapshotDifference.between(folder, read).isEmpty()).isTrue();
        assertThat(read.flagBits(70_000)).isEqualTo(9);
    }

    @Test
    void aTornImageIsNone() {
        FolderSnapshot folder = of(150_000);
        List<byte[]> image = SnapshotImage.of(folder);
        List<byte[]> later = SnapshotImage.of(folder.withFlags(2, new int[] {3}, new long[] {8}));
        assertThat(image).hasSize(3);
        assertThat(SnapshotImage.read(image.subList(0, 2), Keywords.NONE)).isEmpty();
        assertThat(SnapshotImage.read(List.of(), Keywords.NONE)).isEmpty();
        assertThat(
                        SnapshotImage.read(
                                List.of(image.get(0), later.get(1), image.get(2)), Keywords.NONE))
                .isEmpty();
        byte[] cut = Arrays.copyOf(image.get(2), 1000);
        assertThat(SnapshotImage.read(List.of(image.get(0), image.get(1), cut), Keywords.NONE))
                .isEmpty();
    }

    @Test
    void flagsOfManyPagesChangeAtOnce() {
        FolderSnapshot before = of(5_000);
        int[] indexes = {0, 1023, 1024, 4_999};
        FolderSnapshot after = before.withFlags(2, indexes, new long[] {8, 2, 8, 1});
        assertThat(SnapshotDifference.between(before, after).changed()).isEqualTo(indexes);
        assertThat(after.unseen()).isEqualTo(4_998);
        assertThat(after.firstUnseen()).isEqualTo(1);
        BitSet all = new BitSet();
        all.set(0, 5_000);
        assertThat(after.flagged(8, all).stream()).containsExactly(0, 1024);
        all.clear(0);
        assertThat(after.flagged(3, all).stream()).containsExactly(1023, 4_999);
    }

    @Test
    void joinsRangesOverGapsWithoutMessages() {
        FolderSnapshot folder =
                SnapshotEditor.apply(
                        of(10),
                        new SnapshotDelta(mark(11, 2), List.of(), UidSet.of(3, 4, 8)),
                        Keywords.NONE);
        assertThat(folder.joined(UidSet.of(1, 2, 5, 7, 9, 10)).toString()).isEqualTo("1:5,7:10");
        // Where none is known there may be some since.
        assertThat(folder.joined(UidSet.of(9, 10, 12, 14)).toString()).isEqualTo("9:10,12,14");
        assertThat(folder.existing(UidSet.ALL).toString()).isEqualTo("1:2,5:7,9:10");
        assertThat(folder.indexOf(8)).isEqualTo(-6);
        assertThat(folder.indexOf(99)).isEqualTo(-8);
        assertThat(of(0).indexOf(1)).isEqualTo(-1);
    }

    @Test
    void uidSetsReadAsImapWritesThem() {
        UidSet set = UidSet.of(7, 1, 2, 3, 9);
        assertThat(set.toString()).isEqualTo("1:3,7,9");
        assertThat(set.count()).isEqualTo(5);
        assertThat(set.contains(2)).isTrue();
        assertThat(set.contains(8)).isFalse();
        assertThat(set.contains(10)).isFalse();
        assertThat(set.intersects(4, 6)).isFalse();
        assertThat(set.intersects(4, 7)).isTrue();
        assertThat(UidSet.EMPTY.contains(1)).isFalse();
        assertThat(UidSet.ALL.contains(0xFFFF_FFFFL)).isTrue();
    }
}
