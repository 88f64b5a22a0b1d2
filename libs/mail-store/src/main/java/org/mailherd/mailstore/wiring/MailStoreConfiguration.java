package org.mailherd.mailstore.wiring;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.JdbcAclStore;
import org.mailherd.mailstore.blob.BlobSettings;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.SegmentSweeper;
import org.mailherd.mailstore.check.StoreCheck;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.junk.JunkLessons;
import org.mailherd.mailstore.memory.MailboxChanges;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.quota.QuotaWarnings;
import org.mailherd.mailstore.quota.UsageStore;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.SnapshotLoader;
import org.mailherd.mailstore.table.AppendRecovery;
import org.mailherd.mailstore.table.AppendWindows;
import org.mailherd.mailstore.table.EmailBlobs;
import org.mailherd.mailstore.table.FlagWindows;
import org.mailherd.mailstore.table.FolderChanges;
import org.mailherd.mailstore.table.JdbcMessageStore;
import org.mailherd.mailstore.table.MessageRows;
import org.mailherd.mailstore.table.MessageTables;
import org.mailherd.mailstore.table.Staging;
import org.mailherd.mailstore.table.StoreTransaction;
import org.mailherd.mailstore.tree.JdbcFolderStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The store as beans, for an app that has a database, a clock and a {@link ChangeRelay}. Nothing
 * touches disk or database before it is asked.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailStoreProperties.class, AclProperties.class})
@Import({
    StoreSearchConfiguration.class,
    MaildropLockConfiguration.class,
    DerivedConfiguration.class
})
public class MailStoreConfiguration {
    private static final int OWN_SEGMENT_FROM = 1 << 20;
    private static final Duration RECOVERY_INTERVAL = Duration.ofMinutes(1);

    @Bean
    BlobStore blobStore(MailStoreProperties properties, Clock clock) {
        return new BlobStore(
                new BlobSettings(
                        properties.directory(),
                        properties.segmentSize().toBytes(),
                        OWN_SEGMENT_FROM,
                        properties.bodyCache().toBytes()),
                clock);
    }

    @Bean
    CachedSnapshots snapshots(
            MailStoreProperties properties, SnapshotLoader loader, ChangeRelay relay, Clock clock) {
        return new CachedSnapshots(loader, relay, clock, properties.snapshotCache().toBytes());
    }

    @Bean
    StoreTransaction storeTransaction(
            PlatformTransactionManager transactions, CachedSnapshots snapshots) {
        return new StoreTransaction(new TransactionTemplate(transactions), snapshots);
    }

    @Bean
    MailboxChanges mailboxChanges(ChangeRelay relay) {
        return new MailboxChanges(relay);
    }

    @Bean
    FolderStore folderStore(
            MailStoreProperties properties,
            JdbcClient jdbc,
            StoreTransaction transaction,
            CachedSnapshots snapshots,
            MailboxChanges changes) {
        return new JdbcFolderStore(jdbc, transaction, snapshots, changes, properties.maxFolders());
    }

    @Bean
    MessageTables messageTables(JdbcTemplate jdbc, CachedSnapshots snapshots, Clock clock) {
        return new MessageTables(jdbc, snapshots, clock);
    }

    @Bean
    MessageRows messageRows(
            MailStoreProperties properties,
            JdbcClient jdbc,
            BlobStore blobs,
            CachedSnapshots snapshots) {
        return new MessageRows(jdbc, blobs, snapshots, properties.rowCache().toBytes());
    }

    @Bean
    FlagWindows flagWindows(
            MailStoreProperties properties,
            DataSource database,
            CachedSnapshots snapshots,
            Clock clock) {
        return new FlagWindows(database::getConnection, snapshots, clock, properties.flagWindow());
    }

    @Bean
    AppendRecovery appendRecovery(
            JdbcClient jdbc,
            StoreTransaction transaction,
            MessageTables tables,
            BlobStore blobs,
            Clock clock) {
        return new AppendRecovery(jdbc, transaction, tables, blobs, clock);
    }

    @Bean
    BackgroundRounds recoveryRounds(AppendRecovery recovery) {
        return new BackgroundRounds(
                "append-recovery",
                "append-recovery-failed",
                RECOVERY_INTERVAL,
                _ -> recovery.recover());
    }

    @Bean
    RecoveryAtStart recoveryAtStart(AppendRecovery recovery) {
        return new RecoveryAtStart(recovery);
    }

    @Bean
    AppendWindows appendWindows(
            MailStoreProperties properties,
            DataSource database,
            FlagWindows flags,
            CachedSnapshots snapshots,
            BlobStore blobs,
            MessageTables tables,
            AppendRecovery recovery,
            Clock clock) {
        return new AppendWindows(
                database::getConnection,
                flags,
                snapshots,
                blobs,
                tables,
                recovery,
                clock,
                properties.appendWindow());
    }

    @Bean
    FolderChanges folderChanges(
            StoreTransaction transaction, FlagWindows flags, AppendWindows uploads) {
        return new FolderChanges(transaction, flags, uploads);
    }

    @Bean
    Staging staging(MailStoreProperties properties, BlobStore blobs, Clock clock) {
        return new Staging(blobs, clock, properties.maxMessageSize().toBytes());
    }

    @Bean
    MessageStore messageStore(
            Staging staging,
            MessageRows rows,
            MessageTables tables,
            FolderChanges changes,
            CachedSnapshots snapshots) {
        return new JdbcMessageStore(staging, rows, tables, changes, snapshots);
    }

    @Bean
    AclStore aclStore(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CachedSnapshots snapshots,
            MailboxChanges changes,
            AclProperties settings) {
        boolean anyone = settings.anyone() == AclProperties.Anyone.ALLOW;
        return new JdbcAclStore(
                jdbc,
                new TransactionTemplate(transactions),
                changes,
                snapshots::treeChanged,
                anyone);
    }

    @Bean
    UsageStore usageStore(JdbcClient jdbc, AppendWindows uploads) {
        return new JdbcUsageStore(jdbc, uploads::commit);
    }

    @Bean
    JunkLessons junkLessons(JdbcClient jdbc, Clock clock) {
        return new JunkLessons(jdbc, clock);
    }

    @Bean
    QuotaWarnings quotaWarnings(JdbcClient jdbc) {
        return new QuotaWarnings(jdbc);
    }

    @Bean
    StoreCheck storeCheck(
            JdbcClient jdbc, PlatformTransactionManager transactions, BlobStore blobs) {
        return new StoreCheck(jdbc, new TransactionTemplate(transactions), blobs);
    }

    @Bean
    BackgroundRounds sweepRounds(
            MailStoreProperties properties, BlobStore blobs, JdbcClient jdbc, Clock clock) {
        SegmentSweeper sweeper = new SegmentSweeper(blobs, new EmailBlobs(jdbc), clock);
        return new BackgroundRounds(
                "blob-sweeper", "sweep-failed", properties.sweepInterval(), _ -> sweeper.sweep());
    }
}
