package org.mailherd.antispam.explain;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.statistics.ScanListener;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Writes explanations from a thread of its own. While the database is away the buffer fills; what
 * does not fit is dropped and told once. {@link #close} writes what is left.
 */
public final class VerdictLog implements ScanListener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(VerdictLog.class);
    private static final int BUFFER = 2_000;
    private static final int BATCH = 200;
    private static final int CHUNK = 1_000;
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration PRUNE = Duration.ofMinutes(10);

    private final VerdictStore store;
    private final Duration keep;
    private final Clock clock;
    private final LinkedBlockingQueue<Note> waiting = new LinkedBlockingQueue<>(BUFFER);

    /** What is being written, until all of it is; the writing thread's own. */
    private final List<Note> batch = new ArrayList<>();

    /** Judged and not yet in the table, also while they are being written. */
    private final Set<Note> unwritten = ConcurrentHashMap.newKeySet();

    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean lost;

    /**
     * @param keep age at which a row goes
     */
    public VerdictLog(VerdictStore store, Duration keep, Clock clock) {
        this.store = store;
        this.keep = keep;
        this.clock = clock;
        this.thread = Thread.ofPlatform().daemon().name("verdict-log").start(this::run);
    }

    /** Never waits. */
    @Override
    public void judged(ScanOutcome.Judged judged, Duration taken) {
        note(Explanation.of(judged.scan().envelope(), judged, clock.instant()));
    }

    void note(List<Explanation> fresh) {
        for (Explanation one : fresh) {
            if (!offer(one) && !lost) {
                lost = true;
                LogEvent.of("explanations-lost").with("buffer", BUFFER).warn(log);
            }
        }
    }

    private boolean offer(Explanation one) {
        Note note = Note.of(one);
        unwritten.add(note);
        boolean taken = waiting.offer(note);
        if (!taken) {
            unwritten.remove(note);
        }
        return taken;
    }

    int unwritten() {
        return unwritten.size();
    }

    /** Of a message that was judged a moment ago, or before. */
    public List<Explanation> ofMessage(String qid) {
        List<Explanation> fresh =
                unwritten.stream().map(Note::what).filter(one -> one.qid().equals(qid)).toList();
        return fresh.isEmpty() ? store.ofMessage(qid) : fresh;
    }

    private void run() {
        long pruned = System.nanoTime();
        while (!closing) {
            try {
                write();
                if (System.nanoTime() - pruned > PRUNE.toNanos()) {
                    pruned = System.nanoTime();
                    prune();
                }
            } catch (InterruptedException _) {
                closing = true;
            } catch (DataAccessException e) {
                pause();
            } catch (RuntimeException e) {
                LogEvent.of("explanations-fault").error(log, e);
                batch.clear();
                waiting.clear();
                unwritten.clear();
            }
        }
        writeRest();
    }

    /** A batch that the database took half of, or of which nobody knows, is written again. */
    private void write() throws InterruptedException {
        if (batch.isEmpty()) {
            Note first = waiting.poll(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            batch.add(first);
            gather();
        }
        insert();
        lost = false;
    }

    /** What comes within a moment shares a commit. */
    private void gather() throws InterruptedException {
        long end = System.nanoTime() + MOMENT.toNanos();
        while (batch.size() < BATCH && !closing) {
            Note next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
            waiting.drainTo(batch, BATCH - batch.size());
        }
    }

    private void insert() {
        try {
            store.insert(batch);
            batch.forEach(unwritten::remove);
            batch.clear();
        } catch (DataIntegrityViolationException _) {
            insertOneByOne();
        }
    }

    /** One row that the table refuses holds no other up. */
    private void insertOneByOne() {
        while (!batch.isEmpty()) {
            Note one = batch.getLast();
            try {
                store.insert(List.of(one));
            } catch (DataIntegrityViolationException e) {
                LogEvent.of("explanation-refused")
                        .with("qid", one.what().qid())
                        .quoted("reason", e.getMessage())
                        .warn(log);
            }
            unwritten.remove(batch.removeLast());
        }
    }

    private void writeRest() {
        try {
            while (!batch.isEmpty() || waiting.drainTo(batch, BATCH) > 0) {
                insert();
            }
        } catch (DataAccessException e) {
            LogEvent.of("explanations-lost").with("dropped", unwritten.size()).warn(log);
        }
    }

    /** Removes what is too old. */
    public void prune() {
        int last;
        do {
            last = store.prune(clock.instant().minus(keep), CHUNK);
        } while (last == CHUNK);
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException _) {
            closing = true;
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
