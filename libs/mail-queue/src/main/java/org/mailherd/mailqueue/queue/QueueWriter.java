package org.mailherd.mailqueue.queue;

import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mailherd.mailqueue.spool.SegmentAppender;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes messages durable: record with bytes and row image forced to disk, and, when the runner has
 * no room for the message now, rows committed; only then does {@link #enqueue} return. A batch of
 * waiting callers shares one fdatasync and at most one transaction.
 */
public final class QueueWriter implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(QueueWriter.class);
    private static final int LANES = 2;

    /**
     * @param memoryLimit bytes of a message held in memory before it gets a segment of its own
     * @param segmentLimit size at which a shared segment is closed
     */
    public record Limits(int memoryLimit, long segmentLimit) {}

    private final Spool spool;
    private final FreshMail fresh;
    private final QueueStore store;
    private final Admission admission;
    private final Clock clock;
    private final Limits limits;
    private final GroupCommit<Waiting> commits;

    /** For a process whose runner takes new messages at once. */
    public QueueWriter(
            FreshMail fresh, QueueStore store, Admission admission, Clock clock, Limits limits) {
        this.spool = fresh.spool();
        this.fresh = fresh;
        this.store = store;
        this.admission = admission;
        this.clock = clock;
        this.limits = limits;
        this.commits = new GroupCommit<>("queue-writer", LANES, SegmentLane::new);
    }

    /** For a process that only writes: every message gets rows before {@link #enqueue} returns. */
    public QueueWriter(Spool spool, QueueStore store, Clock clock, Limits limits) {
        this(new FreshMail(spool), store, Admission.none(), clock, limits);
    }

    /** A place for a message that begins to arrive. The caller closes it. */
    public SpoolDraft draft() {
        return spool.draft(limits.memoryLimit());
    }

    /**
     * Returns when the message survives a crash and will be delivered or reported.
     *
     * @throws QueueUnavailableException when it will not
     */
    public void enqueue(NewMessage message) throws QueueUnavailableException {
        List<QueuedRecipient> recipients = numbered(message.recipients());
        byte[] image = RowImage.encode(RowValues.of(message.envelope(), recipients));
        commits.write(new Waiting(message, recipients, image, ownSegment(message, image)));
    }

    private static List<QueuedRecipient> numbered(List<NewRecipient> recipients) {
        return IntStream.range(0, recipients.size())
                .mapToObj(seq -> recipients.get(seq).numbered(seq))
                .toList();
    }

    /**
     * A message with a segment of its own is forced by its own thread, so that it holds up nobody.
     */
    private static List<SpoolRef> ownSegment(NewMessage message, byte[] image)
            throws QueueUnavailableException {
        SpoolDraft draft = message.draft();
        try {
            return draft.hasOwnSegment()
                    ? List.of(draft.syncOwnSegment(message.envelope().id(), image))
                    : List.of();
        } catch (IOException e) {
            throw new QueueUnavailableException("the spool did not take the message", e);
        }
    }

    /** Group commits so far. */
    public long commits() {
        return commits.batches();
    }

    /** Messages in them: divided by {@link #commits}, how many share one. */
    public long committed() {
        return commits.items();
    }

    @Override
    public void close() {
        commits.close();
    }

    /**
     * @param ownSegment one place, or none while the message is in memory
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Waiting(
            NewMessage message,
            List<QueuedRecipient> recipients,
            byte[] image,
            List<SpoolRef> ownSegment) {
        LeasedMessage at(SpoolRef place) {
            return new LeasedMessage(message.envelope(), place, recipients);
        }

        boolean isDue(Instant now) {
            return !message.envelope().due().isAfter(now);
        }
    }

    private record Placed(Waiting waiting, LeasedMessage message) {}

    private final class SegmentLane implements GroupCommit.Lane<Waiting> {
        private final SegmentAppender appender = new SegmentAppender(spool, limits.segmentLimit());

        @Override
        public void write(List<Waiting> batch) throws IOException {
            List<Placed> placed = new ArrayList<>();
            try {
                for (Waiting waiting : batch) {
                    placed.add(new Placed(waiting, waiting.at(place(waiting))));
                }
                appender.sync();
                commit(placed);
            } catch (IOException | RuntimeException e) {
                refuse(placed);
                throw e;
            }
            rollOver();
        }

        private SpoolRef place(Waiting waiting) throws IOException {
            NewMessage message = waiting.message();
            return waiting.ownSegment().isEmpty()
                    ? appender.append(message.envelope().id(), message.draft(), waiting.image())
                    : waiting.ownSegment().getFirst();
        }

        /**
         * Nobody was promised these records: a recovery must not find them. A segment of its own
         * goes with its draft.
         */
        private void refuse(List<Placed> placed) {
            fresh.mark(
                    placed.stream()
                            .filter(one -> one.waiting().ownSegment().isEmpty())
                            .map(one -> one.message().place())
                            .toList());
        }

        /** What the runner takes is durable already; the rest gets rows. */
        private void commit(List<Placed> placed) throws IOException {
            Instant now = clock.instant();
            List<Placed> taken = new ArrayList<>();
            List<Placed> rest = new ArrayList<>();
            for (Placed one : placed) {
                boolean room =
                        one.waiting().isDue(now) && admission.reserve(one.waiting().recipients());
                (room ? taken : rest).add(one);
            }
            try {
                giveRows(rest, now);
            } catch (RuntimeException e) {
                taken.forEach(one -> admission.cancel(one.waiting().recipients()));
                throw e;
            }
            for (Placed one : taken) {
                fresh.add(one.message(), one.waiting().message().draft().inMemory());
            }
            for (Placed one : placed) {
                one.waiting().message().draft().keep();
            }
            taken.forEach(one -> admission.deliver(one.message()));
        }

        private void giveRows(List<Placed> rest, Instant now) {
            if (rest.isEmpty()) {
                return;
            }
            List<NewRows> rows = new ArrayList<>();
            for (Placed one : rest) {
                MessageEnvelope envelope = one.message().envelope();
                Instant due = envelope.due().isAfter(now) ? envelope.due() : now;
                rows.add(
                        NewRows.all(
                                RowValues.of(envelope, one.waiting().recipients()),
                                one.message().place(),
                                NewRows.State.incoming(due)));
            }
            store.insert(spool.id(), rows);
            fresh.mark(rest.stream().map(one -> one.message().place()).toList());
        }

        /** The messages are safe, whatever becomes of this. */
        private void rollOver() {
            try {
                appender.rollOver();
            } catch (IOException e) {
                log.warn("event=queue-writer status=roll-over-failed", e);
            }
        }

        @Override
        public void idle() throws IOException {
            appender.close();
        }

        @Override
        public void close() {
            try {
                appender.close();
            } catch (IOException e) {
                log.warn("event=queue-writer status=close-failed", e);
            }
        }
    }
}
