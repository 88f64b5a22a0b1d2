package org.mailherd.mailstore.acl;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.mailherd.mailstore.memory.MailboxChanges;
import org.mailherd.mailstore.memory.MailboxMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists in table {@code folder_acl}. */
public final class JdbcAclStore implements AclStore {
    private static final long EVERY_MAILBOX = 0;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LongConsumer changed;
    private final List<Long> groups;
    private final MailboxChanges announced;
    private final MailboxMemory<Asked, Rights> known;

    private record Asked(long folderId, long userId) {}

    /**
     * @param changed hears of every mailbox that sees folders with other rights, 0 for all of them
     * @param anyone whether entries for anyone and authenticated count
     */
    public JdbcAclStore(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            MailboxChanges announced,
            LongConsumer changed,
            boolean anyone) {
        this.jdbc = jdbc;
        this.announced = announced;
        this.known = new MailboxMemory<>(announced);
        this.transaction = transaction;
        this.changed = changed;
        this.groups =
                anyone
                        ? List.of(Grantee.anyone(false).id(), Grantee.authenticated(false).id())
                        : List.of();
    }

    @Override
    public Rights rights(long ownerId, long folderId, long userId) {
        return known.recall(
                        ownerId,
                        new Asked(folderId, userId),
                        () -> Optional.of(read(ownerId, folderId, userId)))
                .orElseThrow();
    }

    private Rights read(long ownerId, long folderId, long userId) {
        List<Grants.Row> rows =
                jdbc.sql(
                                """
                                SELECT folder_id, grantee_id, negative, rights FROM folder_acl
                                WHERE owner_id = :owner AND folder_id IN (0, :folder) AND grantee_id IN (:grantees)
                                """)
                        .param("owner", ownerId)
                        .param("folder", folderId)
                        .param("grantees", names(userId))
                        .query((row, _) -> row(row, 1))
                        .list();
        return new Grants(ownerId, userId, rows).of(folderId);
    }

    @Override
    public Grants grants(long ownerId, long userId) {
        List<Grants.Row> rows =
                jdbc.sql(
                                """
                                SELECT folder_id, grantee_id, negative, rights FROM folder_acl
                                WHERE owner_id = :owner AND grantee_id IN (:grantees)
                                """)
                        .param("owner", ownerId)
                        .param("grantees", names(userId))
                        .query((row, _) -> row(row, 1))
                        .list();
        return new Grants(ownerId, userId, rows);
    }

    @Override
    public List<Share> shares(long userId) {
        Map<FolderOwner, List<Grants.Row>> byOwner = new TreeMap<>(JdbcAclStore::byAddress);
        jdbc.sql(
                        """
                        SELECT owner_id, owner, folder_id, grantee_id, negative, rights FROM folder_acl
                        WHERE grantee_id IN (:grantees) AND owner_id <> :user
                        """)
                .param("grantees", names(userId))
                .param("user", userId)
                .query(row -> {
                    FolderOwner owner = new FolderOwner(row.getLong(1), row.getString(2));
                    byOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(row(row, 3));
                });
        List<Share> shares = new ArrayList<>();
        byOwner.forEach((owner, rows) ->
                shares.add(
                        new Share(owner.address(), new Grants(owner.mailboxId(), userId, rows))));
        return shares;
    }

    @Override
    public List<AclEntry> entries(long ownerId, long folderId) {
        Map<String, AclEntry> entries = new TreeMap<>();
        // The folder's own rows come last and so win.
        jdbc.sql(
                        """
                        SELECT grantee_id, negative, identifier, rights FROM folder_acl
                        WHERE owner_id = ? AND folder_id IN (0, ?) ORDER BY folder_id
                        """)
                .params(ownerId, folderId)
                .query(row -> {
                    Grantee grantee =
                            new Grantee(row.getLong(1), row.getBoolean(2), row.getString(3));
                    entries.put(
                            grantee.toString(), new AclEntry(grantee, new Rights(row.getInt(4))));
                });
        return entries.values().stream().filter(e -> !e.rights().isEmpty()).toList();
    }

    @Override
    public void set(FolderOwner owner, long folderId, Grantee grantee, RightsChange change) {
        change(
                owner,
                () -> {
                    Rights before =
                            stored(owner, folderId, grantee)
                                    .orElseGet(() -> unlisted(owner, grantee));
                    write(owner, folderId, grantee, change.applyTo(before));
                });
        changed.accept(grantee.isGroup() ? EVERY_MAILBOX : grantee.id());
    }

    @Override
    public void delete(FolderOwner owner, long folderId, Grantee grantee) {
        change(
                owner,
                () -> {
                    jdbc.sql(
                                    """
                                    DELETE FROM folder_acl
                                    WHERE owner_id = ? AND folder_id = ? AND grantee_id = ? AND negative = ?
                                    """)
                            .params(owner.mailboxId(), folderId, grantee.id(), grantee.negative())
                            .update();
                    // What the whole mailbox's list says has to be overruled, or it would come to
                    // life
                    // again.
                    if (folderId != WHOLE_MAILBOX && stored(owner, folderId, grantee).isPresent()) {
                        write(owner, folderId, grantee, Rights.NONE);
                    }
                });
        changed.accept(grantee.isGroup() ? EVERY_MAILBOX : grantee.id());
    }

    private void change(FolderOwner owner, Runnable work) {
        try {
            transaction.executeWithoutResult(_ -> work.run());
        } finally {
            announced.changed(owner.mailboxId());
        }
    }

    private Optional<Rights> stored(FolderOwner owner, long folderId, Grantee grantee) {
        return jdbc.sql(
                        """
                        SELECT rights FROM folder_acl
                        WHERE owner_id = ? AND folder_id IN (0, ?) AND grantee_id = ? AND negative = ?
                        ORDER BY folder_id DESC LIMIT 1 FOR UPDATE
                        """)
                .params(owner.mailboxId(), folderId, grantee.id(), grantee.negative())
                .query((row, _) -> new Rights(row.getInt(1)))
                .optional();
    }

    /** An owner without an entry has all rights: removing one leaves him the others. */
    private static Rights unlisted(FolderOwner owner, Grantee grantee) {
        boolean owns = grantee.id() == owner.mailboxId() && !grantee.negative();
        return owns ? Rights.ALL : Rights.NONE;
    }

    private void write(FolderOwner owner, long folderId, Grantee grantee, Rights rights) {
        jdbc.sql(
                        """
                        REPLACE INTO folder_acl
                          (owner_id, folder_id, grantee_id, negative, owner, identifier, rights)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        owner.mailboxId(),
                        folderId,
                        grantee.id(),
                        grantee.negative(),
                        owner.address(),
                        grantee.name(),
                        rights.bits())
                .update();
    }

    private List<Long> names(long userId) {
        List<Long> names = new ArrayList<>(groups);
        names.add(userId);
        return names;
    }

    private static Grants.Row row(ResultSet row, int first) throws SQLException {
        return new Grants.Row(
                row.getLong(first),
                row.getLong(first + 1),
                row.getBoolean(first + 2),
                new Rights(row.getInt(first + 3)));
    }

    private static int byAddress(FolderOwner a, FolderOwner b) {
        int order = a.address().compareTo(b.address());
        return order != 0 ? order : Long.compare(a.mailboxId(), b.mailboxId());
    }
}
