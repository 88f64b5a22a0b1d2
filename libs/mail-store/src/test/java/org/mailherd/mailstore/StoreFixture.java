package org.mailherd.mailstore;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.mailherd.mailstore.blob.BlobSettings;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.memory.MailboxChanges;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.UsageStore;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.SnapshotImages;
import org.mailherd.mailstore.snapshot.SnapshotLoader;
import org.mailherd.mailstore.table.AppendRecovery;
import org.mailherd.mailstore.table.AppendWindows;
import org.mailherd.mailstore.table.FlagWindows;
import org.mailherd.mailstore.table.FolderChanges;
import org.mailherd.mailstore.table.JdbcMessageStore;
import org.mailherd.mailstore.table.MessageRows;
import org.mailherd.mailstore.table.MessageTables;
import org.mailherd.mailstore.table.Staging;
import org.mailherd.mailstore.table.StoreTransaction;
import org.mailherd.mailstore.tree.JdbcFolderStore;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A whole store over a real MariaDB and a directory; one schema for all tests of a JVM, a mailbox
 * for each test.
 */
public final class StoreFixture implements AutoCloseable {
    /** Messages of a folder of which something is kept for the next start. */
    public static final int LARGE = 4;

    /** Longer than any test: what is to be committed, tests commit. */
    private static final Duration UPLOAD_WINDOW = Duration.ofMinutes(5);

    public static final long MAX_MESSAGE = 8 << 20;

    private static final AtomicLong MAILBOXES = new AtomicLong();
    private static final HikariDataSource DATABASE = pool();

    public long mailbox = MAILBOXES.incrementAndGet();
    public final JdbcClient jdbc;
    public final BlobStore blobs;
    public final DerivedRows derived;
    public final SnapshotImages images;
    public final CachedSnapshots snapshots;
    public final FolderStore folders;
    public final MessageStore messages;
    public final UsageStore usage;
    public final AppendRecovery recovery;
    public final AppendWindows uploads;
    private final FlagWindows windows;

    public StoreFixture(Path directory) {
        this(directory, Clock.systemUTC(), ChangeRelay.none());
    }

    public StoreFixture(Path directory, Clock clock, ChangeRelay relay) {
        this(new BlobStore(BlobSettings.in(directory), clock), DATABASE, clock, relay);
    }

    /** Over a database of the test's own making. */
    public StoreFixture(Path directory, DataSource database, Clock clock) {
        this(new BlobStore(BlobSettings.in(directory), clock), database, clock, ChangeRelay.none());
    }

    /** Over a disk and a database of the test's own making. */
    public StoreFixture(BlobStore blobs, DataSource database, Clock clock, ChangeRelay relay) {
        this.blobs = blobs;
        this.jdbc = JdbcClient.create(database);
        derived = new DerivedRows(new JdbcTemplate(database), LARGE);
        images = new SnapshotImages(derived);
        snapshots =
                new CachedSnapshots(
                        new SnapshotLoader(new JdbcTemplate(database), images),
                        relay,
                        clock,
                        64 << 20);
        StoreTransaction transaction =
                new StoreTransaction(
                        new TransactionTemplate(new JdbcTransactionManager(database)), snapshots);
        folders = new JdbcFolderStore(jdbc, transaction, snapshots, new MailboxChanges(relay), 100);
        windows = new FlagWindows(database::getConnection, snapshots, clock, Duration.ofMillis(30));
        MessageTables tables = new MessageTables(new JdbcTemplate(database), snapshots, clock);
        recovery = new AppendRecovery(jdbc, transaction, tables, blobs, clock);
        uploads =
                new AppendWindows(
                        database::getConnection,
                        windows,
                        snapshots,
                        blobs,
                        tables,
                        recovery,
                        clock,
                        UPLOAD_WINDOW);
        messages =
                new JdbcMessageStore(
                        new Staging(blobs, clock, MAX_MESSAGE),
                        new MessageRows(jdbc, blobs, snapshots, 8 << 20),
                        tables,
                        new FolderChanges(transaction, windows, uploads),
                        snapshots);
        usage = new JdbcUsageStore(jdbc, uploads::commit);
    }

    public static DataSource dataSource() {
        return DATABASE;
    }

    public Folder folder(String name) {
        return folders.require(mailbox, new FolderName(name));
    }

    public Folder inbox() {
        return folder("INBOX");
    }

    public Appended append(Folder folder, String message, String... flags) {
        return put(folder, messages.stage(new ByteArrayInputStream(octets(message))), flags);
    }

    /** As APPEND does: the second of two in a row is answered before its rows are written. */
    public Appended upload(Folder folder, String message, String... flags) {
        return put(folder, messages.upload(new ByteArrayInputStream(octets(message))), flags);
    }

    private Appended put(Folder folder, StagedMessage message, String... flags) {
        return messages.append(
                folder.id(),
                QuotaLimit.NONE,
                message,
                Flags.of(flags),
                Instant.parse("2026-11-22T10:00:00Z"));
    }

    /** Ends windows of flag changes early. */
    public void commitFlags() {
        windows.commit();
    }

    public static Connection connection() throws SQLException {
        return DATABASE.getConnection();
    }

    /** Statements this MariaDB was sent by any client. */
    public long questions() {
        return jdbc.sql(
                        "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'QUESTIONS'")
                .query(Long.class)
                .single();
    }

    /** CRLF line ends, Latin-1. */
    public static byte[] octets(String message) {
        return message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A schema that no other test uses. */
    public static DataSource newDatabase() {
        return pool();
    }

    private static HikariDataSource pool() {
        Database database = Database.fresh();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    @Override
    public void close() {
        uploads.close();
        windows.close();
        blobs.close();
    }
}
