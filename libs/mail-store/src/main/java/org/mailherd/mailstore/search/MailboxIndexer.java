package org.mailherd.mailstore.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.mailstore.structure.Part;

/**
 * Makes the index of a mailbox say what its tables say: adds what is missing, takes out what is
 * gone. It compares ids and keeps no other memory, so it may be stopped at any moment, and an index
 * that was lost is only one that lacks everything.
 */
final class MailboxIndexer {
    private static final Set<MessageField> FIELDS = EnumSet.of(MessageField.STRUCTURE);

    /** Messages that cannot be read before a run gives up: then it is the disk, not a message. */
    private static final int MOST_UNREADABLE = 100;

    /** Emails between two commits: what a stop costs. */
    private static final int BATCH = 5_000;

    private final IndexDirectories directories;
    private final IndexRows rows;
    private final MessageStore messages;
    private final double memoryMegabytes;

    /**
     * @param memory in octets, of terms not yet on disk
     */
    MailboxIndexer(
            IndexDirectories directories, IndexRows rows, MessageStore messages, long memory) {
        this.directories = directories;
        this.rows = rows;
        this.messages = messages;
        this.memoryMegabytes = Math.max(1, memory / (1024.0 * 1024));
    }

    /**
     * @param stop asked between messages
     * @return the arrivals that the index now stands for
     * @throws org.apache.lucene.store.LockObtainFailedException when another node is at it
     */
    long update(long mailboxId, Pace pace, BooleanSupplier stop) throws IOException {
        // Read first: what arrives from here on counts as not indexed.
        long arrivals = rows.arrivals(mailboxId);
        boolean goesOn = directories.isCurrent(mailboxId);
        try (Directory directory = directories.open(mailboxId);
                IndexWriter writer = new IndexWriter(directory, config(goesOn))) {
            if (!goesOn) {
                writer.setLiveCommitData(IndexDirectories.begun());
            }
            long[] known = directories.read(mailboxId, TextIndex::ids).orElse(new long[0]);
            Run run = new Run(writer, known, pace, stop);
            for (long folder : rows.folders(mailboxId)) {
                run.add(folder);
            }
            run.removeGone();
            if (!stop.getAsBoolean()) {
                writer.setLiveCommitData(IndexDirectories.noting(arrivals));
            }
            writer.commit();
        }
        return arrivals;
    }

    private IndexWriterConfig config(boolean goesOn) {
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(goesOn ? OpenMode.APPEND : OpenMode.CREATE);
        config.setRAMBufferSizeMB(memoryMegabytes);
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setCommitOnClose(false);
        return config;
    }

    private final class Run {
        private final IndexWriter writer;
        private final long[] known;
        private final Pace pace;
        private final BooleanSupplier stop;
        private final BitSet alive = new BitSet();
        private final LongSet added = new LongSet();
        private int uncommitted;
        private int unreadable;

        Run(IndexWriter writer, long[] known, Pace pace, BooleanSupplier stop) {
            this.writer = writer;
            this.known = known;
            this.pace = pace;
            this.stop = stop;
        }

        void add(long folderId) {
            UidSet.Builder missing = new UidSet.Builder();
            rows.emails(
                    folderId,
                    (uid, emailId) -> {
                        int place = Arrays.binarySearch(known, emailId);
                        if (place >= 0) {
                            alive.set(place);
                        } else if (!added.contains(emailId)) {
                            missing.add(uid);
                        }
                    });
            UidSet wanted = missing.build();
            if (wanted.isEmpty()) {
                return;
            }
            try {
                messages.bodies(
                        folderId,
                        wanted,
                        FIELDS,
                        (row, body) -> {
                            boolean lacking = Arrays.binarySearch(known, row.emailId()) < 0;
                            if (lacking && !stop.getAsBoolean() && added.add(row.emailId())) {
                                write(row.emailId(), Objects.requireNonNull(row.structure()), body);
                                pace.breathe();
                            }
                        });
            } catch (NoSuchFolder _) {
                // Deleted meanwhile: nothing to be found in it.
            }
        }

        private void write(long emailId, Part root, MessageBody body) {
            Document document;
            try {
                document = IndexedText.document(emailId, root, body);
            } catch (UncheckedIOException e) {
                // Whoever searches reads it himself, and is told; the next run tries again.
                if (++unreadable == MOST_UNREADABLE) {
                    throw e;
                }
                return;
            }
            try {
                writer.addDocument(document);
                if (++uncommitted == BATCH) {
                    writer.commit();
                    uncommitted = 0;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Never after a stop: then not all that is alive was seen. */
        void removeGone() throws IOException {
            if (stop.getAsBoolean()) {
                return;
            }
            int last = known.length;
            for (int place = alive.nextClearBit(0);
                    place < last;
                    place = alive.nextClearBit(place + 1)) {
                writer.deleteDocuments(IndexedText.term(known[place]));
            }
        }
    }
}
