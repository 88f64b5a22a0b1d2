package org.mailherd.mailstore.derived;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code folder_derived}. A fault here costs time, never an answer: nothing is thrown. */
public final class DerivedRows {
    private static final Logger log = LoggerFactory.getLogger(DerivedRows.class);
    private static final String INSERT =
            "REPLACE INTO folder_derived (folder_id, kind, part, content) VALUES (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final int worth;

    /** What a part is, and the version of how it is written: whoever changes that counts it up. */
    public enum Kind {
        SNAPSHOT(2),
        NUMBERS(1),
        TEXTS(2);

        private final int version;

        Kind(int version) {
            this.version = version;
        }
    }

    /**
     * @param worth folders of fewer messages are read from their rows
     */
    public DerivedRows(JdbcTemplate jdbc, int worth) {
        this.jdbc = jdbc;
        this.transaction =
                new TransactionTemplate(
                        new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())));
        this.worth = worth;
    }

    /** Binding the native library of zstd takes its time: not while somebody waits for a folder. */
    public static void loadCodec() {
        Packing.unpack(0, Packing.pack(0, new byte[1 << 16]));
    }

    /** Whether a folder of so many messages is worth keeping anything of. */
    public boolean isWorth(long messages) {
        return messages >= worth;
    }

    /** The parts from one to another that are there and whole, as one statement saw them. */
    public SortedMap<Long, byte[]> read(long folderId, Kind kind, long first, long last) {
        SortedMap<Long, byte[]> parts = new TreeMap<>();
        try {
            jdbc.query(
                    "SELECT part, content FROM folder_derived WHERE folder_id = ? AND kind = ? AND part BETWEEN ? AND ?",
                    row -> {
                        long part = row.getLong(1);
                        Packing.unpack(kind.version, row.getBytes(2))
                                .ifPresent(octets -> parts.put(part, octets));
                    },
                    folderId,
                    kind.ordinal(),
                    first,
                    last);
        } catch (DataAccessException e) {
            failed("read", folderId, e);
            parts.clear();
        }
        return parts;
    }

    /** Which parts there are. */
    public Set<Long> parts(long folderId, Kind kind) {
        return new TreeSet<>(
                jdbc.queryForList(
                        "SELECT part FROM folder_derived WHERE folder_id = ? AND kind = ?",
                        Long.class,
                        folderId,
                        kind.ordinal()));
    }

    /** Adds parts, or puts them in the place of others. */
    public void add(long folderId, Kind kind, Map<Long, byte[]> parts) {
        try {
            insert(folderId, kind, parts);
        } catch (DataAccessException e) {
            failed("write", folderId, e);
        }
    }

    /** These parts, counted from 0, and no others: all at once. */
    public void replace(long folderId, Kind kind, List<byte[]> parts) {
        SortedMap<Long, byte[]> numbered = new TreeMap<>();
        parts.forEach(part -> numbered.put((long) numbered.size(), part));
        try {
            transaction.executeWithoutResult(_ -> {
                jdbc.update(
                        "DELETE FROM folder_derived WHERE folder_id = ? AND kind = ?",
                        folderId,
                        kind.ordinal());
                insert(folderId, kind, numbered);
            });
        } catch (DataAccessException | TransactionException e) {
            failed("write", folderId, e);
        }
    }

    private void insert(long folderId, Kind kind, Map<Long, byte[]> parts) {
        jdbc.batchUpdate(
                INSERT,
                parts.entrySet().stream()
                        .map(part ->
                                new Object[] {
                                    folderId,
                                    kind.ordinal(),
                                    part.getKey(),
                                    Packing.pack(kind.version, part.getValue())
                                })
                        .toList());
    }

    /** Of folders that were deleted. */
    public void forgetDeletedFolders() {
        jdbc.update(
                "DELETE FROM folder_derived WHERE NOT EXISTS (SELECT 1 FROM folder WHERE folder.id = folder_id)");
    }

    private static void failed(String what, long folderId, RuntimeException problem) {
        log.warn(
                "event=folder-derived-failed what={} folder={} reason=\"{}\"",
                what,
                folderId,
                problem.getMessage());
    }
}
