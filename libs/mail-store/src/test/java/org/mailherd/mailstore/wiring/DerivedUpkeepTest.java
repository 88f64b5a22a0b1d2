package org.mailherd.mailstore.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.column.ColumnLoader;
import org.mailherd.mailstore.column.KeptColumns;
import org.mailherd.mailstore.derived.DerivedRows.Kind;
import org.mailherd.mailstore.folder.Folder;
import org.springframework.jdbc.core.JdbcTemplate;

class DerivedUpkeepTest {
    @TempDir Path directory;

    private StoreFixture store;
    private Folder inbox;

    /** Five messages in a page that gets no more, and one in the next. */
    @BeforeEach
    void open() {
        store = new StoreFixture(directory);
        inbox = store.inbox();
        for (int i = 0; i < 5; i++) {
            store.append(inbox, "Subject: n" + i + "\n\n1\n");
        }
        store.jdbc.sql("UPDATE folder SET uid_next = 1500 WHERE id = ?").param(inbox.id()).update();
        store.append(inbox, "Subject: late\n\n1\n");
        store.snapshots.current(inbox.id());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aFolderInUseGetsAnImageOfEachColumn() {
        upkeep().round(() -> false);
        for (Kind kind : Kind.values()) {
            assertThat(store.derived.parts(inbox.id(), kind)).as(kind.name()).containsExactly(0L);
        }
    }

    @Test
    void columnsThatAnUpgradeTookAwayAreWrittenAnewByTheNextProcess() {
        upkeep().round(() -> false);
        store.jdbc
                .sql("DELETE FROM folder_derived WHERE folder_id = ? AND kind IN (3, 10)")
                .param(inbox.id())
                .update();
        upkeep().round(() -> true);
        assertThat(store.derived.parts(inbox.id(), Kind.SUBJECT)).isEmpty();
        upkeep().round(() -> false);
        assertThat(store.derived.parts(inbox.id(), Kind.SUBJECT)).containsExactly(0L);
        assertThat(store.derived.parts(inbox.id(), Kind.SIZE)).containsExactly(0L);
    }

    private DerivedUpkeep upkeep() {
        ColumnLoader loader = new ColumnLoader(new JdbcTemplate(StoreFixture.dataSource()));
        return new DerivedUpkeep(
                store.snapshots,
                store.images,
                new KeptColumns(store.derived, loader),
                store.derived);
    }
}
