package org.mailherd.mailstore;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** A store with an empty INBOX for each test. */
public abstract class InboxTest {
    @TempDir protected Path directory;
    protected StoreFixture store;
    protected Folder inbox;

    @BeforeEach
    final void openStore() {
        store = new StoreFixture(directory);
        inbox = store.inbox();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    protected final FolderSnapshot now() {
        return store.snapshots.current(inbox.id());
    }

    /** Threads of which INBOX has mail. */
    protected final int threads() {
        return store.jdbc
                .sql(
                        """
                        SELECT COUNT(DISTINCT thread_id) FROM email JOIN message ON email_id = id
                        WHERE folder_id = ?
                        """)
                .param(inbox.id())
                .query(Integer.class)
                .single();
    }
}
