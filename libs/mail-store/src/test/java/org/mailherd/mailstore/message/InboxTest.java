package org.mailherd.mailstore.message;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** A store with an empty INBOX for each test. */
abstract class InboxTest {
    @TempDir Path directory;
    StoreFixture store;
    Folder inbox;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory);
        inbox = store.inbox();
    }

    @AfterEach
    void close() {
        store.close();
    }

    final FolderSnapshot now() {
        return store.snapshots.current(inbox.id());
    }
}
