package org.mailherd.mailstore.table;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.mailstore.StoreException;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts a staged message into folders, within the caller's transaction. */
final class MessageInsert {
    private final JdbcClient jdbc;
    private final FolderRows folders;
    private final JdbcUsageStore usage;
    private final Threads threads;
    private final Clock clock;
    private final EmailIds ids;

    MessageInsert(
            JdbcClient jdbc, FolderRows folders, JdbcUsageStore usage, Clock clock, EmailIds ids) {
        this.jdbc = jdbc;
        this.folders = folders;
        this.usage = usage;
        this.threads = new Threads(jdbc);
        this.clock = clock;
        this.ids = ids;
    }

    record Item(StoredMessage message, Flags flags, Instant internalDate) {}

    /** All of them, or an exception for the transaction to roll back. */
    List<Appended> append(
            long folderId,
            QuotaLimit quota,
            List<Item> messages,
            StoreTransaction.Changes changes) {
        return append(folders.lock(folderId), quota, messages, changes);
    }

    /** Into a folder that is locked. */
    List<Appended> append(
            FolderRow locked,
            QuotaLimit quota,
            List<Item> messages,
            StoreTransaction.Changes changes) {
        List<Appended> appended = new ArrayList<>();
        FolderRow folder = locked;
        for (Item arrival : messages) {
            Delivery delivery =
                    new Delivery(folder.id(), quota, arrival.flags(), arrival.internalDate(), "");
            insert(arrival.message, delivery, folder);
            appended.add(new Appended(folder.id(), folder.uidValidity(), folder.uidNext()));
            folder = folder.after(1);
            changes.changed(folder.id(), folder.modseq());
        }
        return appended;
    }

    List<DeliveryOutcome> deliver(
            StoredMessage message, List<Delivery> deliveries, StoreTransaction.Changes changes) {
        Map<Long, FolderRow> locked =
                new HashMap<>(folders.lock(deliveries.stream().map(Delivery::folderId).toList()));
        List<DeliveryOutcome> outcomes = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            FolderRow folder = locked.get(delivery.folderId());
            if (folder == null) {
                outcomes.add(
                        new DeliveryOutcome.Refused(
                                new NoSuchFolder(Long.toString(delivery.folderId()))));
                continue;
            }
            try {
                insert(message, delivery, folder);
                outcomes.add(
                        new DeliveryOutcome.Stored(
                                new Appended(folder.id(), folder.uidValidity(), folder.uidNext())));
                changes.changed(folder.id(), folder.nextModseq());
                // A second copy for the same folder takes the next UID and modseq.
                locked.put(folder.id(), folder.after(1));
            } catch (StoreException refused) {
                outcomes.add(new DeliveryOutcome.Refused(refused));
            }
        }
        return outcomes;
    }

    /** Into a folder that is locked, with its next UID and modseq. */
    void insert(StoredMessage message, Delivery delivery, FolderRow folder) {
        byte[] trace = delivery.trace().getBytes(StandardCharsets.ISO_8859_1);
        long size = message.size() + trace.length;
        // What can refuse comes first: nothing is written for a recipient who does not get the
        // message.
        long flags = folders.keywordsWith(folder, delivery.flags()).mask(delivery.flags());
        usage.charge(folder.mailboxId(), delivery.quota(), size, 1);
        long email = insertEmail(message, folder.mailboxId(), trace);
        jdbc.sql(
                        """
                        INSERT INTO message
                          (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        folder.id(),
                        folder.uidNext(),
                        folder.nextModseq(),
                        flags,
                        email,
                        size,
                        delivery.internalDate().toEpochMilli(),
                        clock.millis())
                .update();
        folders.advance(folder, 1, size);
    }

    private long insertEmail(StoredMessage message, long mailboxId, byte[] trace) {
        long id = ids.next();
        jdbc.sql(
                        """
                        INSERT INTO email
                          (id, thread_id, segment, segment_offset, stored_length, blob_size, trace,
                           sent_at, has_attachment, preview, envelope, structure)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(threads.threadOf(mailboxId, message.references(), id))
                .param(message.blob().segment())
                .param(message.blob().offset())
                .param(message.blob().storedLength())
                .param(message.blob().size())
                .param(trace)
                .param(message.sentAt().map(Instant::toEpochMilli).orElse(null))
                .param(message.scanned().hasAttachment())
                .param(message.scanned().preview())
                .param(message.envelopeForm())
                .param(message.structureForm())
                .update();
        return id;
    }
}
