package org.mailherd.antispam.inquiry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all at once. */
public final class Inquiries implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Inquiries.class);

    private final List<Inquiry> all;
    private final Duration timeLimit;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param all in the order of their symbols in an answer
     * @param timeLimit for all together
     */
    public Inquiries(List<Inquiry> all, Duration timeLimit) {
        this.all = List.copyOf(all);
        this.timeLimit = timeLimit;
    }

    private record Asked(Inquiry inquiry, Future<Findings> answer) {}

    /**
     * @throws HoldUpException when one says so, or does not answer and is needed
     */
    public Findings ask(Scan scan) throws HoldUpException, InterruptedException {
        long end = System.nanoTime() + timeLimit.toNanos();
        List<Asked> asked =
                all.stream()
                        .filter(one -> one.concerns(scan))
                        .map(one -> new Asked(one, threads.submit(() -> found(one, scan))))
                        .toList();
        List<Findings> found = new ArrayList<>();
        try {
            for (Asked one : asked) {
                found.add(answer(one, end - System.nanoTime(), scan));
            }
        } finally {
            asked.forEach(one -> one.answer().cancel(true));
        }
        return found.stream().reduce(Findings.NONE, Findings::and);
    }

    private static Findings found(Inquiry one, Scan scan) throws IOException, InterruptedException {
        return one.ask(scan)
                .each(hits -> hits.stream().map(hit -> hit.costing(one.cost())).toList());
    }

    /** Tells all how the message was judged; nobody waits for it. */
    public void judged(Scan scan, List<Hit> hits, Action action) {
        threads.execute(() -> all.forEach(one -> tell(one, scan, hits, action)));
    }

    private static void tell(Inquiry one, Scan scan, List<Hit> hits, Action action) {
        try {
            one.judged(scan, hits, action);
        } catch (RuntimeException e) {
            log(one, scan, String.valueOf(e.getMessage()));
        }
    }

    private static Findings answer(Asked asked, long nanos, Scan scan)
            throws HoldUpException, InterruptedException {
        try {
            return asked.answer().get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HoldUpException holdUp) {
                throw holdUp;
            }
            return missed(asked.inquiry(), scan, String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            return missed(asked.inquiry(), scan, "no answer in time");
        }
    }

    private static Findings missed(Inquiry inquiry, Scan scan, String reason)
            throws HoldUpException {
        log(inquiry, scan, reason);
        if (inquiry.needed()) {
            throw new HoldUpException(inquiry.name() + ": " + reason);
        }
        return Findings.NONE;
    }

    private static void log(Inquiry inquiry, Scan scan, String reason) {
        LogEvent.of("inquiry-missed")
                .with("qid", scan.envelope().queueId())
                .with("inquiry", inquiry.name())
                .quoted("reason", reason)
                .warn(log);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
