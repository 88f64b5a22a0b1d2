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
 * Makes messages durable: bytes forced first, rows committed second; only then does {@link
 * #enqueue} return. A batch of waiting callers shares one fdatasync and one transaction.
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
    private final QueueStore store;
    private final Admission admission;
    private final Clock clock;
    private final Limits limits;
    private final GroupCommit<Waiting> commits;

    public QueueWriter(
            Spool spool, QueueStore store, Admission admission, Clock clock, Limits limits) {
        this.spool = spool;
        this.store = store;
        this.admission = admission;
        this.clock = clock;
        this.limits = limits;
        this.commits = new GroupCommit<>("queue-writer", LANES, SegmentLane::new);
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
        commits.write(new Waiting(message, ownSegment(message)));
    }

    /**
     * A message with a segment of its own is forced by its own thread, so that it holds up nobody.
     */
    private static List<SpoolRef> ownSegment(NewMessage message) throws QueueUnavailableException {
        SpoolDraft draft = message.draft();
        try {
            return draft.hasOwnSegment()
                    ? List.of(draft.syncOwnSegment(message.envelope().id()))
                    : List.of();
        } catch (IOException e) {
            throw new QueueUnavailableException("the spool did not take the message", e);
        }
    }

    @Override
    public void close() {
        commits.close();
    }

    /**
     * @param ownSegment one place, or none while the message is in memory
     */
    private record Waiting(NewMessage message, List<SpoolRef> ownSegment) {}

    private final class SegmentLane implements GroupCommit.Lane<Waiting> {
        private final SegmentAppender appender = new SegmentAppender(spool, limits.segmentLimit());

        @Override
        public void write(List<Waiting> batch) throws IOException {
            List<LeasedMessage> placed = new ArrayList<>();
            for (Waiting waiting : batch) {
                placed.add(place(waiting));
            }
            appender.sync();
            commit(placed);
            for (Waiting waiting : batch) {
                waiting.message().draft().keep();
            }
            appender.rollOver();
        }

        private LeasedMessage place(Waiting waiting) throws IOException {
            NewMessage message = waiting.message();
            SpoolRef place =
                    waiting.ownSegment().isEmpty()
                            ? appender.append(message.envelope().id(), message.draft())
                            : waiting.ownSegment().getFirst();
            return new LeasedMessage(message.envelope(), place, numbered(message.recipients()));
        }

        private void commit(List<LeasedMessage> placed) {
            Instant now = clock.instant();
            List<QueueStore.NewRows> rows = new ArrayList<>();
            for (LeasedMessage message : placed) {
                boolean due = !message.envelope().due().isAfter(now);
                rows.add(new QueueStore.NewRows(message, due && admission.reserve()));
            }
            try {
                store.insert(spool.id(), admission.lease(), now, rows);
            } catch (RuntimeException e) {
                rows.stream().filter(QueueStore.NewRows::active).forEach(_ -> admission.cancel());
                throw e;
            }
            rows.stream()
                    .filter(QueueStore.NewRows::active)
                    .forEach(row -> admission.deliver(row.message()));
        }

        private static List<QueuedRecipient> numbered(List<NewRecipient> recipients) {
            return IntStream.range(0, recipients.size())
                    .mapToObj(seq -> recipients.get(seq).numbered(seq))
                    .toList();
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
