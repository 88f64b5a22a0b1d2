package org.mailherd.mailstore.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.folder.InvalidFolderName;

class ManyFoldersTest {
    private static final int MANY = 10_000;
    private static final FolderName DEEP = new FolderName("a/".repeat(30) + "a");

    @TempDir private Path directory;
    private StoreFixture store;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory);
        store.folders.create(store.mailbox, new FolderName("tree"), Optional.empty());
        store.folders.create(store.mailbox, DEEP, Optional.empty());
        store.jdbc
                .sql(
                        """
                        INSERT INTO folder (mailbox_id, name, uid_validity)
                        SELECT ?, CONCAT('tree/f', seq), seq FROM seq_1_to_10000
                        """)
                .param(store.mailbox)
                .update();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void renamesAParentOfTenThousandWithAll() {
        store.folders.rename(store.mailbox, new FolderName("tree"), new FolderName("moved"));
        assertThat(store.folders.list(store.mailbox, "moved/")).hasSize(MANY);
        assertThat(store.folders.list(store.mailbox, "tree")).isEmpty();
    }

    @Test
    void aShallowListSaysOfTenThousandFoldersOnlyThatTheyAreThere() {
        for (String name :
                List.of("tree 2", "tree/f77/below", "tree0", "trees/a", "trees/a/b", "trees/b")) {
            store.jdbc
                    .sql("INSERT INTO folder (mailbox_id, name, uid_validity) VALUES (?, ?, 1)")
                    .params(store.mailbox, name)
                    .update();
        }
        assertThat(shallow("", 0))
                .containsExactly(
                        "Archive", "Drafts", "INBOX", "Junk", "Sent", "Trash", "a", "a/a", "tree",
                        "tree 2", "tree/f1", "tree0", "trees/a");
        assertThat(shallow("tree", 0))
                .containsExactly("tree", "tree 2", "tree/f1", "tree0", "trees/a");
        assertThat(shallow("trees/", 1)).containsExactly("trees/a", "trees/a/b", "trees/b");
        assertThat(shallow("tree/f7", 1))
                .hasSize(1 + 10 + 100 + 1000 + 1)
                .contains("tree/f77/below");
    }

    private List<String> shallow(String prefix, int depth) {
        return store.folders.list(store.mailbox, prefix, depth).stream()
                .map(folder -> folder.name().value())
                .toList();
    }

    @Test
    void countsTenThousandFoldersInBulk() {
        store.append(store.folder("tree/f7"), "Subject: x\n\nx\n", "\\Deleted");
        List<Long> ids =
                store.folders.list(store.mailbox, "tree/").stream().map(Folder::id).toList();
        Map<Long, FolderStatus> statuses = store.folders.statuses(ids);
        assertThat(statuses).hasSize(MANY);
        FolderStatus seventh = statuses.get(store.folder("tree/f7").id());
        assertThat(seventh.messages()).isEqualTo(1);
        assertThat(seventh.unseen()).isEqualTo(1);
        assertThat(seventh.deleted()).isEqualTo(1);
        assertThat(seventh.recent()).isEqualTo(1);
        assertThat(store.folders.deletedBytes(ids))
                .containsExactly(Map.entry(store.folder("tree/f7").id(), seventh.bytes()));
    }

    @Test
    void aLevelThatIsNoFolderCanBeRenamed() {
        store.folders.delete(store.mailbox, new FolderName("tree"));
        store.folders.rename(store.mailbox, new FolderName("tree"), new FolderName("trees"));
        assertThat(store.folders.list(store.mailbox, "trees/")).hasSize(MANY);
    }

    @Test
    void aRenameThatWouldLieTooDeepChangesNothing() {
        assertThatThrownBy(() ->
                        store.folders.rename(
                                store.mailbox, new FolderName("tree"), new FolderName(DEEP + "/b")))
                .isInstanceOf(InvalidFolderName.class);
        assertThat(store.folders.list(store.mailbox, "tree/")).hasSize(MANY);
    }
}
