package org.mailherd.mailstore.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.JdbcTemplate;

class FolderColumnsTest {
    @TempDir Path directory;

    private StoreFixture store;
    private Folder inbox;
    private FolderColumns columns;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory);
        inbox = store.inbox();
        columns = columns(1 << 20);
    }

    private FolderColumns columns(long bytes) {
        ColumnLoader loader = new ColumnLoader(new JdbcTemplate(StoreFixture.dataSource()));
        return new FolderColumns(
                loader, new KeptColumns(store.derived, loader), store.snapshots::settle, bytes);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private FolderSnapshot now() {
        return store.snapshots.current(inbox.id());
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, now().size());
        return all;
    }

    private BitSet withSubject(String folded) {
        return columns.texts(now(), TextField.SUBJECT, all()).containing(folded);
    }

    @Test
    void newMessagesJoinAPageThatWasRead() {
        store.append(inbox, "Subject: one\n\n1\n");
        assertThat(withSubject("ONE")).isEqualTo(bits(0));
        store.append(inbox, "Subject: two\n\n2\n");
        store.append(inbox, "Subject: one\n\n3\n");
        assertThat(withSubject("ONE")).isEqualTo(bits(0, 2));
        assertThat(withSubject("TWO")).isEqualTo(bits(1));
        assertThat(withSubject("")).isEqualTo(bits(0, 1, 2));
    }

    @Test
    void expungedMessagesArePassedOver() {
        for (int i = 0; i < 5; i++) {
            store.append(inbox, "Subject: n" + i + "\n\n1\n");
        }
        assertThat(withSubject("N")).isEqualTo(bits(0, 1, 2, 3, 4));
        store.messages.store(
                inbox.id(),
                UidSet.of(1, 3),
                FlagChange.add(Flags.of("\\Deleted")),
                OptionalLong.empty());
        store.messages.expunge(inbox.id(), UidSet.of(1, 3));
        assertThat(withSubject("N3")).isEqualTo(bits(1));
    }

    @Test
    void aCacheThatHoldsNothingAnswersAsWell() {
        columns = columns(0);
        for (int i = 0; i < 30; i++) {
            store.append(inbox, "Subject: n" + i + "\n\n1\n");
        }
        assertThat(withSubject("N1").cardinality()).isEqualTo(11);
    }

    /** A stretch and a bit: what comes later is read while the ones before are looked at. */
    @Test
    void everyMessageOfManyPagesIsSeenWhetherRowsOrImagesAreReadAhead() {
        int many = 40_000;
        store.append(inbox, "Subject: same\n\n1\n");
        store.jdbc
                .sql(
                        """
                        INSERT INTO message (folder_id, uid, modseq, flags, email_id, size,
                          internal_date, save_date)
                        SELECT folder_id, seq, modseq + 1, 0, email_id, seq, internal_date, save_date
                        FROM message, seq_2_to_40000 WHERE folder_id = ? AND uid = 1
                        """)
                .param(inbox.id())
                .update();
        store.jdbc
                .sql(
                        "UPDATE folder SET uid_next = 40001, highest_modseq = highest_modseq + 1 WHERE id = ?")
                .param(inbox.id())
                .update();
        store.snapshots.takeBack(inbox.id());
        FolderSnapshot now = store.snapshots.current(inbox.id());
        BitSet scope = new BitSet();
        scope.set(1, many);
        for (int time = 0; time < 2; time++) {
            columns = columns(time << 22);
            NumberCursor cursor = columns.numbers(now, NumberField.SIZE, scope);
            int seen = 0;
            for (int i = 1; i < many; i++) {
                seen += cursor.moveTo(i) && cursor.value() == i + 1 ? 1 : 0;
            }
            assertThat(seen).isEqualTo(many - 1);
            assertThat(withSubject("SAME").cardinality()).isEqualTo(many);
        }
    }

    @Test
    void aMessageWithoutTheFieldHasNotEvenTheEmptyText() {
        store.append(inbox, "From: a@b.test\n\n1\n");
        store.append(inbox, "Subject:\n\n2\n");
        assertThat(withSubject("")).isEqualTo(bits(1));
    }

    @Test
    void ofAFieldThatComesAgainAllIsSearchedAndTheFirstShown() {
        store.append(
                inbox,
                """
                Subject: one
                From: a@b.test
                Subject: =?utf-8?q?tw=C3=B6?=
                From: Second <c@d.test>, "e f" <g@h.test>
                Subject: %s

                1
                """
                        .formatted("three ".repeat(400)));
        store.append(inbox, "Subject: two\nFrom:\nFrom: c@d.test\n\n2\n");
        FolderSnapshot now = store.snapshots.current(inbox.id());
        assertThat(withSubject("ONE")).isEqualTo(bits(0));
        assertThat(withSubject(Folding.fold("tw\u00f6"))).isEqualTo(bits(0));
        assertThat(withSubject("THREE THREE")).isEqualTo(bits(0));
        assertThat(withSubject("TWO")).isEqualTo(bits(0, 1));
        assertThat(withSubject("ONE TW")).isEqualTo(bits());
        TextCursor subjects = columns.texts(now, TextField.SUBJECT, bits(0));
        assertThat(subjects.moveTo(0)).isTrue();
        assertThat(subjects.text()).isEqualTo("ONE");
        TextCursor from = columns.texts(now, TextField.FROM, bits(0, 1));
        assertThat(from.containing("C@D.TEST")).isEqualTo(bits(0, 1));
        assertThat(from.moveTo(0)).isTrue();
        assertThat(from.text()).isEqualTo("A@B.TEST");
        assertThat(from.moveTo(1)).isTrue();
        assertThat(from.sortKey()).isEmpty();
    }

    @Test
    void addressesAreTextAndSortKeys() {
        store.append(inbox, "From: =?utf-8?q?J=C3=B6rg?= Smith <Js@Alpha.test>, b@c.test\n\n1\n");
        FolderSnapshot now = store.snapshots.current(inbox.id());
        TextCursor cursor = columns.texts(now, TextField.FROM, bits(0));
        assertThat(cursor.moveTo(0)).isTrue();
        assertThat(cursor.text())
                .isEqualTo(Folding.fold("J\u00f6rg Smith <js@alpha.test>, b@c.test"));
        assertThat(new String(cursor.sortKey(), StandardCharsets.UTF_8)).isEqualTo("JS");
        assertThat(new String(cursor.displayKey(), StandardCharsets.UTF_8))
                .isEqualTo(Folding.fold("J\u00f6rg Smith"));
        NumberCursor days = columns.numbers(now, NumberField.SENT_DAY, bits(0));
        assertThat(days.moveTo(0)).isTrue();
        assertThat(days.value()).isEqualTo(NumberField.NO_DAY);
    }

    @Test
    void aCompletePageOfALargeFolderIsNotReadFromItsRowsAgain() {
        fillTwoPages();
        assertThat(withSubject("N1")).isEqualTo(bits(1));
        store.jdbc
                .sql(
                        """
                        UPDATE email SET envelope = REPLACE(envelope, 'n1', 'xx')
                        WHERE id IN (SELECT email_id FROM message WHERE folder_id = ?)
                        """)
                .param(inbox.id())
                .update();
        columns = columns(1 << 20);
        assertThat(withSubject("N1")).isEqualTo(bits(1));
        assertThat(withSubject("N")).isEqualTo(bits(0, 1, 2, 3, 4));
        assertThat(withSubject("LATE")).isEqualTo(bits(5));
        store.append(inbox, "Subject: late too\n\n1\n");
        assertThat(withSubject("LATE")).isEqualTo(bits(5, 6));
    }

    @Test
    void keptPagesAreAsThoseFromRows() {
        fillTwoPages();
        List<String> fromRows = everything();
        columns = columns(1 << 20);
        assertThat(everything()).isEqualTo(fromRows).hasSize(6 * (7 + 3 * 5));
    }

    @Test
    void aDamagedPageIsReadFromItsRows() {
        fillTwoPages();
        withSubject("N1");
        store.jdbc
                .sql("UPDATE folder_derived SET content = LEFT(content, 40) WHERE folder_id = ?")
                .param(inbox.id())
                .update();
        columns = columns(1 << 20);
        assertThat(withSubject("N1")).isEqualTo(bits(1));
    }

    @Test
    void aPageOfAnotherVersionIsReadFromItsRows() {
        fillTwoPages();
        List<String> fromRows = everything();
        store.jdbc
                .sql(
                        "UPDATE folder_derived SET content = INSERT(content, 1, 4, x'00000063') WHERE folder_id = ? AND kind > 5")
                .param(inbox.id())
                .update();
        columns = columns(1 << 20);
        assertThat(everything()).isEqualTo(fromRows);
    }

    /**
     * One that was read of its image beside one that grew, and one that was thrown out of memory.
     */
    @Test
    void columnsOfOnePageThatWereReadAtDifferentTimesGrowAlike() {
        fillTwoPages();
        columns = columns(4_000);
        for (int i = 0; i < 12; i++) {
            assertThat(withSubject("LATE").cardinality()).isEqualTo(1 + i);
            store.append(inbox, "From: x@y.test\nSubject: late " + i + "\n\n1\n");
            assertThat(columns.texts(now(), TextField.FROM, all()).containing("X@Y"))
                    .hasToString(bits(IntStream.rangeClosed(6, 6 + i).toArray()).toString());
        }
        assertThat(withSubject("").cardinality()).isEqualTo(18);
    }

    /** Five messages in a page that gets no more, and one in the next. */
    private void fillTwoPages() {
        for (int i = 0; i < 5; i++) {
            store.append(inbox, "From: A <a@b.test>\nTo: b@c.test\nSubject: n" + i + "\n\n1\n");
        }
        store.jdbc.sql("UPDATE folder SET uid_next = 1500 WHERE id = ?").param(inbox.id()).update();
        store.append(inbox, "Subject: late\n\n1\n");
    }

    private List<String> everything() {
        FolderSnapshot now = now();
        BitSet all = all();
        List<String> seen = new ArrayList<>();
        for (NumberField field : NumberField.values()) {
            NumberCursor cursor = columns.numbers(now, field, all);
            for (int i = 0; i < now.size(); i++) {
                seen.add(field + " " + cursor.moveTo(i) + " " + cursor.value());
            }
        }
        for (TextField field : TextField.values()) {
            TextCursor cursor = columns.texts(now, field, all);
            for (int i = 0; i < now.size(); i++) {
                seen.add(field + " " + cursor.moveTo(i) + " " + cursor.text());
                seen.add(new String(cursor.sortKey(), StandardCharsets.UTF_8));
                seen.add(new String(cursor.displayKey(), StandardCharsets.UTF_8));
            }
        }
        return seen;
    }

    private static BitSet bits(int... indexes) {
        BitSet bits = new BitSet();
        for (int index : indexes) {
            bits.set(index);
        }
        return bits;
    }
}
