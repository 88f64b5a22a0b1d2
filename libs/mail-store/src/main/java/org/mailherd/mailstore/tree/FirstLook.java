package org.mailherd.mailstore.tree;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.SpecialUse;
import org.mailherd.mailstore.table.StoreTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a mailbox its row and its first folders when somebody looks at it for the first time. */
final class FirstLook {
    private static final int REMEMBERED = 10_000;

    private record First(FolderName name, Optional<SpecialUse> use) {
        First(String name, SpecialUse use) {
            this(new FolderName(name), Optional.of(use));
        }
    }

    private static final List<First> FOLDERS =
            List.of(
                    new First(FolderName.INBOX, Optional.empty()),
                    new First("Archive", SpecialUse.ARCHIVE),
                    new First("Drafts", SpecialUse.DRAFTS),
                    new First("Junk", SpecialUse.JUNK),
                    new First("Sent", SpecialUse.SENT),
                    new First("Trash", SpecialUse.TRASH));

    private final JdbcClient jdbc;
    private final FolderRows folders;
    private final StoreTransaction transaction;
    private final Cache<Long, Boolean> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    FirstLook(JdbcClient jdbc, StoreTransaction transaction) {
        this.jdbc = jdbc;
        this.folders = new FolderRows(jdbc);
        this.transaction = transaction;
    }

    void ensure(long mailboxId) {
        if (known.getIfPresent(mailboxId) != null) {
            return;
        }
        Boolean exists =
                jdbc.sql("SELECT COUNT(*) > 0 FROM mailbox_state WHERE mailbox_id = ?")
                        .param(mailboxId)
                        .query(Boolean.class)
                        .single();
        if (!exists) {
            transaction.run(_ -> furnish(mailboxId));
        }
        known.put(mailboxId, true);
    }

    void forget(long mailboxId) {
        known.invalidate(mailboxId);
    }

    /** Whether it was empty. */
    private boolean furnish(long mailboxId) {
        int inserted =
                jdbc.sql("INSERT IGNORE INTO mailbox_state (mailbox_id) VALUES (?)")
                        .param(mailboxId)
                        .update();
        if (inserted == 0) {
            return false; // another session was faster, and has committed: the row was locked until
            // then
        }
        for (First first : FOLDERS) {
            folders.insert(mailboxId, first.name, first.use);
            jdbc.sql("INSERT IGNORE INTO subscription (mailbox_id, name) VALUES (?, ?)")
                    .params(mailboxId, first.name.value())
                    .update();
        }
        return true;
    }
}
