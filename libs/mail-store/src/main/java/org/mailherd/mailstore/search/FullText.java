package org.mailherd.mailstore.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;
import org.mailherd.mailstore.message.MessageStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The full-text indexes of this node, one a mailbox. What they do not know, or cannot tell because
 * they are missing, busy or broken, the one who asks reads himself: an index is never needed and
 * never wrong.
 */
public final class FullText {
    private static final Logger log = LoggerFactory.getLogger(FullText.class);

    private final IndexDirectories directories;
    private final IndexRows rows;
    private final MailboxIndexer indexer;
    private final Rest rest;
    private final long lag;

    /** By mailbox, the arrivals its index stands for; only the indexer's thread touches it. */
    private final Map<Long, Long> indexed = new HashMap<>();

    private final Set<Long> wanted = ConcurrentHashMap.newKeySet();

    public FullText(FullTextSettings settings, IndexRows rows, MessageStore messages, Clock clock) {
        this.directories = new IndexDirectories(settings.directory());
        this.rows = rows;
        this.indexer = new MailboxIndexer(directories, rows, messages, settings.memory());
        this.rest = new Rest(clock, settings.quiet());
        this.lag = settings.lag();
    }

    /**
     * @param emailIds ascending
     */
    public TextAnswer search(long mailboxId, TextQuery query, long[] emailIds) {
        TextAnswer answer;
        try {
            answer =
                    directories
                            .read(mailboxId, index -> index.search(query, emailIds))
                            .orElseGet(TextAnswer::nothing);
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "event=search-index-unusable mailbox={} reason=\"{}\"",
                    mailboxId,
                    e.toString());
            answer = TextAnswer.nothing();
        }
        if (emailIds.length - answer.known().cardinality() > lag) {
            wanted.add(mailboxId);
        }
        return answer;
    }

    /**
     * Brings every index up to date whose mailbox has changed much and come to rest, or was
     * searched and lacks much; removes those of mailboxes that are gone.
     *
     * @param stop asked between messages
     */
    public void update(BooleanSupplier stop) {
        try {
            Map<Long, Long> arrivals = rows.arrivals();
            for (Map.Entry<Long, Long> mailbox : arrivals.entrySet()) {
                if (stop.getAsBoolean()) {
                    return;
                }
                updateIfBehind(mailbox.getKey(), mailbox.getValue(), stop);
            }
            rest.keepOnly(arrivals.keySet());
            removeOrphans(arrivals.keySet());
        } catch (IOException | DataAccessException e) {
            log.warn("event=search-index-failed reason=\"{}\"", e.toString());
        }
    }

    private void updateIfBehind(long mailboxId, long arrivals, BooleanSupplier stop)
            throws IOException {
        Long known = indexed.get(mailboxId);
        if (known == null) {
            known = noted(mailboxId);
            indexed.put(mailboxId, known);
        }
        boolean asked = wanted.remove(mailboxId) && known != arrivals;
        if (asked) {
            rest.forget(mailboxId);
            update(mailboxId, new Pace(true), stop);
        } else if (Math.abs(arrivals - known) < lag) {
            rest.forget(mailboxId);
        } else if (rest.isAtRest(mailboxId, arrivals)) {
            rest.forget(mailboxId);
            update(mailboxId, new Pace(false), stop);
        }
    }

    private long noted(long mailboxId) throws IOException {
        try {
            return directories.arrivals(mailboxId);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException e) {
            return rebuild(mailboxId, e);
        }
    }

    /** Brings one mailbox's index up to date now. */
    void update(long mailboxId, BooleanSupplier stop) throws IOException {
        update(mailboxId, new Pace(true), stop);
    }

    private void update(long mailboxId, Pace pace, BooleanSupplier stop) throws IOException {
        try {
            indexed.put(mailboxId, indexer.update(mailboxId, pace, stop));
        } catch (UncheckedIOException e) {
            // Not at once again: the disk, or the mailbox's octets, are in trouble.
            indexed.put(mailboxId, rows.arrivals(mailboxId));
            log.warn("event=search-index-failed mailbox={} reason=\"{}\"", mailboxId, e.toString());
        } catch (LockObtainFailedException _) {
            // Another node that shares the directory is at it.
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException e) {
            indexed.put(mailboxId, rebuild(mailboxId, e));
        }
    }

    /** The next round begins from nothing. */
    private long rebuild(long mailboxId, IOException broken) throws IOException {
        log.warn(
                "event=search-index-rebuilt mailbox={} reason=\"{}\"",
                mailboxId,
                broken.toString());
        directories.delete(mailboxId);
        return 0;
    }

    private void removeOrphans(Set<Long> mailboxes) throws IOException {
        List<Long> there = directories.mailboxes();
        for (long mailboxId : there) {
            if (!mailboxes.contains(mailboxId)) {
                directories.delete(mailboxId);
                indexed.remove(mailboxId);
            }
        }
    }
}
