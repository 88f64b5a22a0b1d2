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

    /**
     * What a part is, and the version of how it is written: whoever changes that counts it up.
     * Numbers 1 and 2 were all columns of a page together, and are not used again.
     */
    public enum Kind {
        SNAPSHOT(0, 2),
        SIZE(3, 1),
        INTERNAL_DATE(4, 1),
        SAVE_DATE(5, 1),
        EMAIL_ID(6, 1),
        SENT_AT(7, 1),
        SENT_DAY(8, 1),
        THREAD_ID(9, 1),
        SUBJECT(10, 1),
        FROM(11, 1),
        TO(12, 1),
        CC(13, 1),
        BCC(14, 1);

        private final int number;
        private final int version;

        Kind(int number, int version) {
            this.number = number;
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
        try (Packing.Unpacker unpacker = new Packing.Unpacker()) {
            unpacker.unpack(0, Packing.pack(0, new byte[1 << 16]));
        }
    }

    /** Whether a folder of so many messages is worth keeping anything of. */
    public boolean isWorth(long messages) {
        return messages >= worth;
    }

    /** The parts from one to another that are there and whole, as one statement saw them. */
    public SortedMap<Long, byte[]> read(long folderId, Kind kind, long first, long last) {
        SortedMap<Long, byte[]> parts = new TreeMap<>();
        try (Packing.Unpacker unpacker = new Packing.Unpacker()) {
            jdbc.query(
                    "SELECT part, content FROM folder_derived WHERE folder_id = ? AND kind = ? AND part BETWEEN ? AND ?",
                    row -> {
                        long part = row.getLong(1);
                        unpacker.unpack(kind.version, row.getBytes(2))
                                .ifPresent(octets -> parts.put(part, octets));
                    },
                    folderId,
                    kind.number,
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
                        kind.number));
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
                        kind.number);
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
                                    kind.number,
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
