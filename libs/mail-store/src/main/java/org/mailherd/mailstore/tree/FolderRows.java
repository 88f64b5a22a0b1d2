package org.mailherd.mailstore.tree;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.SpecialUse;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes single rows of table {@code folder}. */
final class FolderRows {
    private static final String COLUMNS = "id, mailbox_id, name, uid_validity, special_use";

    /** No character comes after it. */
    private static final String HIGHEST = Character.toString(Character.MAX_CODE_POINT);

    private final JdbcClient jdbc;

    FolderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All whose names begin with the prefix, in the order of code points. */
    List<Folder> all(long mailboxId, String prefix) {
        String range = prefix.isEmpty() ? "" : " AND name >= :prefix AND name < :end";
        var query =
                jdbc.sql(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM folder WHERE mailbox_id = :mailbox"
                                        + range
                                        + " ORDER BY name")
                        .param("mailbox", mailboxId);
        if (!prefix.isEmpty()) {
            query = query.param("prefix", prefix).param("end", prefix + HIGHEST);
        }
        return query.query(FolderRows::folder).list();
    }

    /** The first of those whose names begin with the prefix, from a name on. */
    List<Folder> page(long mailboxId, String prefix, String from, int count) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM folder WHERE mailbox_id = ? AND name >= ? AND name < ?"
                                + " ORDER BY name LIMIT "
                                + count)
                .params(mailboxId, from, prefix + HIGHEST)
                .query(FolderRows::folder)
                .list();
    }

    /** Names subscribed to that begin with the prefix. */
    List<FolderName> subscribed(long mailboxId, String prefix) {
        return jdbc.sql(
                        "SELECT name FROM subscription WHERE mailbox_id = ? AND name >= ? AND name < ?")
                .params(mailboxId, prefix, prefix + HIGHEST)
                .query((row, _) -> new FolderName(row.getString(1)))
                .list();
    }

    Optional<Folder> find(long mailboxId, FolderName name) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM folder WHERE mailbox_id = ? AND name = ?")
                .params(mailboxId, name.value())
                .query(FolderRows::folder)
                .optional();
    }

    Optional<Folder> find(long mailboxId, SpecialUse use) {
        return jdbc.sql(
                        "SELECT "
                                + COLUMNS
                                + " FROM folder WHERE mailbox_id = ? AND special_use = ? ORDER BY name LIMIT 1")
                .params(mailboxId, use.name())
                .query(FolderRows::folder)
                .optional();
    }

    /** Those of the folders that exist, by id. */
    List<Folder> byId(Collection<Long> ids) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM folder WHERE id IN (:ids)")
                .param("ids", ids)
                .query(FolderRows::folder)
                .list();
    }

    /**
     * Takes the mailbox's next UIDVALIDITY, which the caller's lock on its row makes unique and
     * growing.
     */
    Folder insert(long mailboxId, FolderName name, Optional<SpecialUse> use) {
        jdbc.sql(
                        """
                        UPDATE mailbox_state SET uid_validity = GREATEST(uid_validity + 1, UNIX_TIMESTAMP())
                        WHERE mailbox_id = ?
                        """)
                .param(mailboxId)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO folder (mailbox_id, name, special_use, uid_validity)
                        SELECT mailbox_id, ?, ?, uid_validity FROM mailbox_state WHERE mailbox_id = ?
                        """)
                .param(name.value())
                .param(use.map(Enum::name).orElse(null))
                .param(mailboxId)
                .update();
        return find(mailboxId, name).orElseThrow();
    }

    private static Folder folder(ResultSet row, int number) throws SQLException {
        return new Folder(
                row.getLong(1),
                row.getLong(2),
                new FolderName(row.getString(3)),
                row.getLong(4),
                Optional.ofNullable(row.getString(5)).map(SpecialUse::valueOf));
    }
}
