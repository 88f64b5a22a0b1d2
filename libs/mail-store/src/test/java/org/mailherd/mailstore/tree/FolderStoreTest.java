package org.mailherd.mailstore.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderExists;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderProtected;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.folder.TooManyFolders;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.snapshot.FolderWatch;
import org.mailherd.mailstore.snapshot.UidSet;

class FolderStoreTest {
    private static final String MESSAGE = "Subject: x\n\nx\n";

    @TempDir private Path directory;
    private StoreFixture store;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> names() {
        return store.folders.list(store.mailbox).stream().map(f -> f.name().value()).toList();
    }

    private Folder create(String name) {
        return store.folders.create(store.mailbox, new FolderName(name), Optional.empty());
    }

    private void rename(String from, String to) {
        store.folders.rename(store.mailbox, new FolderName(from), new FolderName(to));
    }

    @Test
    void furnishesAMailboxAtTheFirstLook() {
        assertThat(names()).containsExactly("Archive", "Drafts", "INBOX", "Junk", "Sent", "Trash");
        assertThat(store.folders.subscriptions(store.mailbox)).hasSize(6);
        assertThat(store.folders.find(store.mailbox, SpecialUse.JUNK).orElseThrow().name().value())
                .isEqualTo("Junk");
        assertThat(store.folder("inbox")).isEqualTo(store.inbox());
    }

    @Test
    void createsMissingLevelsAndTellsCaseAndBlanksApart() {
        create("a/b/c");
        create("A");
        create("a ");
        assertThat(names()).contains("a", "a/b", "a/b/c", "A", "a ");
        assertThatThrownBy(() -> create("a/b")).isInstanceOf(FolderExists.class);
        assertThatThrownBy(() -> create("Inbox")).isInstanceOf(FolderExists.class);
    }

    @Test
    void refusesNamesThatWouldHurt() {
        for (String name :
                new String[] {
                    "", "/a", "a/", "a//b", "a\0b", "a\r\nb", "x".repeat(501), "a/".repeat(40) + "a"
                }) {
            assertThatThrownBy(() -> create(name)).isInstanceOf(InvalidFolderName.class);
        }
    }

    @Test
    void renamesWithAllBelowInOneStatement() {
        create("work/2025/q1");
        create("work-other");
        create("w%rk/x");
        Folder before = store.folder("work/2025");
        rename("work", "done/work");
        assertThat(names())
                .contains(
                        "done",
                        "done/work",
                        "done/work/2025",
                        "done/work/2025/q1",
                        "work-other",
                        "w%rk/x");
        assertThat(names()).doesNotContain("work", "work/2025");
        assertThat(store.folder("done/work/2025").id()).isEqualTo(before.id());
        assertThatThrownBy(() -> rename("done", "done/x")).isInstanceOf(FolderProtected.class);
        assertThatThrownBy(() -> rename("nowhere", "x")).isInstanceOf(NoSuchFolder.class);
        assertThatThrownBy(() -> rename("done", "Sent")).isInstanceOf(FolderExists.class);
    }

    @Test
    void renamingInboxMovesItsMessagesOut() {
        store.append(store.inbox(), MESSAGE, "$Work");
        store.append(store.inbox(), MESSAGE);
        create("INBOX/child");
        store.snapshots.current(store.inbox().id());
        rename("INBOX", "old/mail");
        assertThat(store.snapshots.current(store.inbox().id()).size()).isZero();
        Folder moved = store.folder("old/mail");
        assertThat(store.snapshots.current(moved.id()).uids()).isEqualTo(UidSet.range(1, 2));
        assertThat(store.snapshots.current(moved.id()).flags(0).names()).containsExactly("$Work");
        assertThat(names()).contains("INBOX/child");
        assertThat(store.append(store.inbox(), MESSAGE).uid()).isEqualTo(3);
        assertThat(store.snapshots.current(store.inbox().id()).uids()).isEqualTo(UidSet.of(3));
    }

    @Test
    void deletesAFolderAndItsMessagesButNotWhatIsBelow() {
        create("a/b");
        Folder a = store.folder("a");
        store.append(a, MESSAGE);
        AtomicInteger woken = new AtomicInteger();
        try (FolderWatch watch = store.snapshots.watch(a.id(), woken::incrementAndGet)) {
            store.folders.delete(store.mailbox, new FolderName("a"));
        }
        assertThat(woken).hasValue(1);
        assertThat(names()).contains("a/b").doesNotContain("a");
        assertThatThrownBy(() -> store.snapshots.current(a.id())).isInstanceOf(NoSuchFolder.class);
        assertThat(store.usage.usage(store.mailbox)).isEqualTo(QuotaUsage.EMPTY);
        assertThat(create("a").uidValidity()).isGreaterThan(a.uidValidity());
        assertThatThrownBy(() -> store.folders.delete(store.mailbox, FolderName.INBOX))
                .isInstanceOf(FolderProtected.class);
    }

    @Test
    void recentBelongsToOneSession() {
        long inbox = store.inbox().id();
        store.append(store.inbox(), MESSAGE);
        assertThat(store.folders.status(inbox).recent()).isEqualTo(1);
        assertThat(store.folders.claimRecent(inbox, 2)).isEqualTo(new RecentUids(1, 2));
        assertThat(store.folders.claimRecent(inbox, 2).isEmpty()).isTrue();
        assertThat(store.folders.status(inbox).recent()).isZero();
    }

    @Test
    void whatASessionDoesNotShowIsLeftToOthers() {
        long inbox = store.inbox().id();
        store.append(store.inbox(), MESSAGE);
        store.append(store.inbox(), MESSAGE);
        assertThat(store.folders.unclaimed(inbox, 2)).isEqualTo(new RecentUids(1, 2));
        assertThat(store.folders.claimRecent(inbox, 2)).isEqualTo(new RecentUids(1, 2));
        assertThat(store.folders.status(inbox).recent()).isEqualTo(1);
        assertThat(store.folders.claimRecent(inbox, 3)).isEqualTo(new RecentUids(2, 3));
        assertThat(store.folders.claimRecent(inbox, 2).isEmpty()).isTrue();
        assertThat(store.folders.claimRecent(inbox, 3).isEmpty()).isTrue();
    }

    @Test
    void openingAFolderAgainAsksMariaDbNothing() {
        store.append(store.inbox(), MESSAGE);
        long inbox = store.inbox().id();
        store.folders.claimRecent(inbox, 2);
        store.snapshots.current(inbox);
        long before = store.questions();
        assertThat(store.folders.find(store.mailbox, FolderName.INBOX)).isPresent();
        assertThat(store.folders.claimRecent(inbox, 2).isEmpty()).isTrue();
        assertThat(store.folders.unclaimed(inbox, 2).isEmpty()).isTrue();
        assertThat(store.snapshots.current(inbox).size()).isEqualTo(1);
        assertThat(store.questions() - before).as("but this question").isEqualTo(1);
        store.append(store.inbox(), MESSAGE);
        assertThat(store.folders.claimRecent(inbox, 3)).isEqualTo(new RecentUids(2, 3));
    }

    @Test
    void aFolderIsNotRememberedBeyondItsRenameOrEnd() {
        create("a");
        assertThat(store.folders.find(store.mailbox, new FolderName("a"))).isPresent();
        store.folders.rename(store.mailbox, new FolderName("a"), new FolderName("b"));
        assertThat(store.folders.find(store.mailbox, new FolderName("a"))).isEmpty();
        assertThat(store.folders.find(store.mailbox, new FolderName("b"))).isPresent();
        store.folders.delete(store.mailbox, new FolderName("b"));
        assertThat(store.folders.find(store.mailbox, new FolderName("b"))).isEmpty();
    }

    @Test
    void keepsSubscriptionsOfFoldersThatAreNotThere() {
        store.folders.subscribe(store.mailbox, new FolderName("later"));
        store.folders.subscribe(store.mailbox, new FolderName("later"));
        store.folders.unsubscribe(store.mailbox, new FolderName("Junk"));
        assertThat(store.folders.subscriptions(store.mailbox))
                .contains(new FolderName("later"))
                .hasSize(6);
    }

    @Test
    void stopsAtTheLimitOfFolders() {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                create("f" + i);
                            }
                        })
                .isInstanceOf(TooManyFolders.class);
        assertThat(names()).hasSize(100);
    }

    @Test
    void forgetsADeletedMailboxWhole() {
        store.append(store.inbox(), MESSAGE);
        store.folders.deleteAll(store.mailbox);
        assertThat(store.usage.usage(store.mailbox)).isEqualTo(QuotaUsage.EMPTY);
        assertThat(store.snapshots.current(store.inbox().id()).size()).isZero();
    }
}
