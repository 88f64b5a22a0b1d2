package org.mailherd.mailstore.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.blob.BlobWriter;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.mailstore.structure.MimeScanner;

/**
 * Messages in MariaDB and their octets in segments: each call is one of the steps beside this class
 * in a transaction.
 */
public final class JdbcMessageStore implements MessageStore {
    private static final int BLOCK = 32 * 1024;

    private final BlobStore blobs;
    private final CachedSnapshots snapshots;
    private final StoreTransaction transaction;
    private final MessageTables tables;
    private final long maxMessageSize;

    /**
     * @param maxMessageSize in octets
     */
    public JdbcMessageStore(
            BlobStore blobs,
            CachedSnapshots snapshots,
            StoreTransaction transaction,
            MessageTables tables,
            long maxMessageSize) {
        this.blobs = blobs;
        this.snapshots = snapshots;
        this.transaction = transaction;
        this.tables = tables;
        this.maxMessageSize = maxMessageSize;
    }

    @Override
    public StagedMessage stage(InputStream octets) {
        MimeScanner scanner = new MimeScanner();
        byte[] block = new byte[BLOCK];
        try (BlobWriter blob = blobs.writer()) {
            for (int count = octets.read(block); count >= 0; count = octets.read(block)) {
                if (blob.size() + count > maxMessageSize) {
                    throw new MessageTooBig(maxMessageSize);
                }
                blob.write(block, 0, count);
                scanner.accept(block, 0, count);
            }
            return StoredMessage.of(blob.commit(), scanner.finish());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Appended append(
            long folderId,
            QuotaLimit quota,
            StagedMessage message,
            Flags flags,
            Instant internalDate) {
        return append(folderId, quota, List.of(new Arrival(message, flags, internalDate)))
                .getFirst();
    }

    @Override
    public List<Appended> append(long folderId, QuotaLimit quota, List<Arrival> messages) {
        return transaction.run(
                changes -> tables.insert().append(folderId, quota, messages, changes));
    }

    @Override
    public Appended replace(
            long folderId, long uid, long targetFolderId, QuotaLimit quota, Arrival message) {
        Replacement.Order order =
                new Replacement.Order(folderId, uid, targetFolderId, quota, message);
        return transaction.run(changes -> tables.replacement().replace(order, changes));
    }

    @Override
    public List<DeliveryOutcome> deliver(StagedMessage message, List<Delivery> deliveries) {
        StoredMessage stored = StoredMessage.of(message);
        return transaction.run(changes -> tables.insert().deliver(stored, deliveries, changes));
    }

    @Override
    public void fetch(
            long folderId, UidSet uids, Set<MessageField> fields, Consumer<MessageRow> rows) {
        tables.query()
                .forEach(
                        folderId,
                        snapshots.joined(folderId, uids),
                        fields,
                        false,
                        (row, _) -> rows.accept(row));
    }

    @Override
    public MessageBody body(long folderId, long uid) {
        List<MessageBody> found = new ArrayList<>(1);
        Set<MessageField> none = EnumSet.noneOf(MessageField.class);
        tables.query()
                .forEach(folderId, UidSet.of(uid), none, true, (_, body) -> found.add(body.get()));
        if (found.isEmpty()) {
            throw new NoSuchMessage(folderId, uid);
        }
        return found.getFirst();
    }

    @Override
    public void bodies(
            long folderId, UidSet uids, Set<MessageField> fields, MessageConsumer messages) {
        tables.query()
                .forEach(
                        folderId,
                        snapshots.joined(folderId, uids),
                        fields,
                        true,
                        (row, body) -> messages.accept(row, body.get()));
    }

    @Override
    public FlagsStored store(
            long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        UidSet joined = snapshots.joined(folderId, uids);
        UidSet refused =
                transaction.run(changes ->
                        tables.flags().update(folderId, joined, change, unchangedSince, changes));
        return new FlagsStored(refused, snapshots.current(folderId));
    }

    @Override
    public Copied copy(long folderId, UidSet uids, long targetFolderId, QuotaLimit quota) {
        UidSet joined = snapshots.joined(folderId, uids);
        return transaction.run(
                changes -> tables.copying().copy(folderId, joined, targetFolderId, quota, changes));
    }

    @Override
    public Copied move(long folderId, UidSet uids, long targetFolderId, QuotaLimit quota) {
        UidSet joined = snapshots.joined(folderId, uids);
        return transaction.run(
                changes -> tables.copying().move(folderId, joined, targetFolderId, quota, changes));
    }

    @Override
    public UidSet expunge(long folderId, UidSet uids) {
        UidSet joined = snapshots.joined(folderId, uids);
        return transaction.run(changes -> tables.removal().expunge(folderId, joined, changes));
    }

    @Override
    public Optional<UidSet> vanishedSince(long folderId, long modseq) {
        return tables.expungeLog().since(folderId, modseq);
    }
}
