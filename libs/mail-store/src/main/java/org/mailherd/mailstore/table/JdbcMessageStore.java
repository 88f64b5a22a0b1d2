package org.mailherd.mailstore.table;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Arrival;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageConsumer;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.NoSuchMessage;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * Messages in MariaDB and their octets in segments: each call is one of the steps beside this class
 * in a transaction.
 */
public final class JdbcMessageStore implements MessageStore {
    /** Deliveries at a time: more of them share a commit for less than windows would cost. */
    private static final int FEW = 12;

    private final AtomicInteger underWay = new AtomicInteger();
    private final Staging staging;
    private final MessageRows rows;
    private final MessageTables tables;
    private final FolderChanges changes;
    private final CachedSnapshots snapshots;

    public JdbcMessageStore(
            Staging staging,
            MessageRows rows,
            MessageTables tables,
            FolderChanges changes,
            CachedSnapshots snapshots) {
        this.staging = staging;
        this.rows = rows;
        this.tables = tables;
        this.changes = changes;
        this.snapshots = snapshots;
    }

    @Override
    public StagedMessage stage(InputStream octets) {
        return staging.stage(octets);
    }

    @Override
    public StagedMessage upload(InputStream octets) {
        return staging.hold(octets);
    }

    @Override
    public MessageBody body(StagedMessage message) {
        return staging.body(message);
    }

    @Override
    public Appended append(
            long folderId,
            QuotaLimit quota,
            StagedMessage message,
            Flags flags,
            Instant internalDate) {
        Delivery delivery = new Delivery(folderId, quota, flags, internalDate, "");
        return switch (deliver(message, List.of(delivery)).getFirst()) {
            case DeliveryOutcome.Stored(Appended where) -> where;
            case DeliveryOutcome.Refused(var reason) -> throw reason;
        };
    }

    @Override
    public List<Appended> append(long folderId, QuotaLimit quota, List<Arrival> messages) {
        Arrival one = messages.getFirst();
        if (messages.size() == 1 && one.flags().keywords().isEmpty()) {
            return List.of(append(folderId, quota, one.message(), one.flags(), one.internalDate()));
        }
        List<MessageInsert.Item> items = messages.stream().map(this::item).toList();
        return changes.run(
                List.of(folderId),
                changed -> tables.insert().append(folderId, quota, items, changed));
    }

    @Override
    public Appended replace(
            long folderId, long uid, long targetFolderId, QuotaLimit quota, Arrival message) {
        Replacement.Order order =
                new Replacement.Order(folderId, uid, targetFolderId, quota, item(message));
        return changes.run(
                List.of(folderId, targetFolderId),
                changed -> tables.replacement().replace(order, changed));
    }

    private MessageInsert.Item item(Arrival arrival) {
        return new MessageInsert.Item(
                staging.fresh(arrival.message()), arrival.flags(), arrival.internalDate());
    }

    @Override
    public List<DeliveryOutcome> deliver(StagedMessage message, List<Delivery> deliveries) {
        StoredMessage stored = staging.beingWritten(message);
        if (deliveries.size() == 1) {
            Optional<DeliveryOutcome> outcome = deliver(stored, deliveries.getFirst());
            if (outcome.isPresent()) {
                return List.of(outcome.get());
            }
        }
        List<Long> folders = deliveries.stream().map(Delivery::folderId).toList();
        stored.awaitDurable();
        return changes.run(
                folders, changed -> tables.insert().deliver(stored, deliveries, changed));
    }

    /** Empty when it has to go the long way. */
    private Optional<DeliveryOutcome> deliver(StoredMessage message, Delivery delivery) {
        boolean crowded = underWay.incrementAndGet() > FEW;
        try {
            Optional<Appended> uploaded =
                    crowded ? Optional.empty() : changes.inWindow(message, delivery);
            return uploaded.<DeliveryOutcome>map(DeliveryOutcome.Stored::new)
                    .or(() ->
                            changes.alone(
                                    List.of(delivery.folderId()),
                                    () -> tables.appendLane().append(message, delivery)));
        } finally {
            underWay.decrementAndGet();
        }
    }

    @Override
    public void fetch(
            long folderId, UidSet uids, Set<MessageField> fields, Consumer<MessageRow> consumer) {
        rows.fetch(folderId, uids, fields, consumer);
    }

    @Override
    public MessageBody body(long folderId, long uid) {
        return rows.find(folderId, uid)
                .map(rows::body)
                .orElseThrow(() -> new NoSuchMessage(folderId, uid));
    }

    @Override
    public void bodies(
            long folderId, UidSet uids, Set<MessageField> fields, MessageConsumer messages) {
        rows.forEach(folderId, uids, row -> messages.accept(row.row(fields), rows.body(row)));
    }

    @Override
    public FlagsStored store(
            long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        return changes.inWindow(folderId, uids, change, unchangedSince)
                .orElseGet(() -> storeNow(folderId, uids, change, unchangedSince));
    }

    private FlagsStored storeNow(
            long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        UidSet joined = snapshots.joined(folderId, uids);
        UidSet refused =
                changes.run(
                        List.of(folderId),
                        changed ->
                                tables.flags()
                                        .update(folderId, joined, change, unchangedSince, changed));
        return new FlagsStored(refused, snapshots.current(folderId));
    }

    @Override
    public Copied copy(long folderId, UidSet uids, long targetFolderId, QuotaLimit quota) {
        UidSet joined = snapshots.joined(folderId, uids);
        return changes.run(
                List.of(folderId, targetFolderId),
                changed -> tables.copying().copy(folderId, joined, targetFolderId, quota, changed));
    }

    @Override
    public Copied move(long folderId, UidSet uids, long targetFolderId, QuotaLimit quota) {
        UidSet joined = snapshots.joined(folderId, uids);
        return changes.run(
                List.of(folderId, targetFolderId),
                changed -> tables.copying().move(folderId, joined, targetFolderId, quota, changed));
    }

    @Override
    public UidSet expunge(long folderId, UidSet uids) {
        UidSet joined = snapshots.joined(folderId, uids);
        return changes.run(
                List.of(folderId), changed -> tables.removal().expunge(folderId, joined, changed));
    }

    @Override
    public UidSet remove(long folderId, UidSet uids) {
        UidSet joined = snapshots.joined(folderId, uids);
        return changes.run(
                List.of(folderId),
                changed -> tables.removal().removeAll(folderId, joined, changed));
    }

    @Override
    public Optional<UidSet> vanishedSince(long folderId, long modseq) {
        return tables.expungeLog().since(folderId, modseq);
    }
}
