package org.mailherd.mailauth.mtasts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.mailherd.mailauth.dns.SecureDns;

/**
 * The policies of all domains. A policy that was once fetched binds until it expires, also when the
 * DNS record is gone (RFC 8461 3.3): that is what it protects against.
 */
public final class StsPolicies {

    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Duration REFRESH_RETRY = Duration.ofHours(1);
    private static final int REFRESH_BATCH = 50;

    private final SecureDns dns;
    private final StsFetch fetch;
    private final StsMemory memory;
    private final Clock clock;
    private final ReentrantLock[] fetching = new ReentrantLock[64];

    /**
     * @param lost hears of a shelf that failed
     */
    public StsPolicies(
            SecureDns dns,
            StsFetch fetch,
            StsShelf shelf,
            Clock clock,
            Consumer<RuntimeException> lost) {
        this.dns = dns;
        this.fetch = fetch;
        this.memory = new StsMemory(shelf, clock, lost);
        this.clock = clock;
        for (int i = 0; i < fetching.length; i++) {
            fetching[i] = new ReentrantLock();
        }
    }

    /** Looks the policy up; fetches it when it is new. May take as long as a fetch. */
    public StsAnswer find(String domain) {
        Optional<StsEntry> kept = memory.find(domain);
        Optional<StsRecord> record = record(domain);
        if (record.isEmpty() || kept.filter(e -> e.id().equals(record.get().id())).isPresent()) {
            return kept.<StsAnswer>map(entry -> new StsAnswer.Found(entry.policy()))
                    .orElseGet(StsAnswer.None::new);
        }
        return fetchOnce(domain, record.get().id());
    }

    private Optional<StsRecord> record(String domain) {
        return StsRecord.parse(dns.txt("_mta-sts." + domain).answer().orEmpty());
    }

    /** Who waited for another's fetch takes its result. */
    private StsAnswer fetchOnce(String domain, String id) {
        ReentrantLock lock = fetching[Math.floorMod(domain.hashCode(), fetching.length)];
        lock.lock();
        try {
            Optional<StsEntry> kept = memory.find(domain);
            if (kept.filter(entry -> entry.id().equals(id)).isPresent()) {
                return new StsAnswer.Found(kept.get().policy());
            }
            Optional<StsAnswer.Unavailable> failed = memory.failure(domain, id);
            return failed.isPresent() ? orKept(kept, failed.get()) : fetchNow(domain, id, kept);
        } finally {
            lock.unlock();
        }
    }

    private StsAnswer fetchNow(String domain, String id, Optional<StsEntry> kept) {
        try {
            StsPolicy policy = fetch.fetch(domain);
            memory.keep(StsEntry.fresh(domain, id, policy, clock.instant()));
            return new StsAnswer.Found(policy);
        } catch (StsException e) {
            StsAnswer.Unavailable failed =
                    new StsAnswer.Unavailable(e.failure(), String.valueOf(e.getMessage()));
            memory.failed(domain, id, failed, clock.instant().plus(RETRY));
            return orKept(kept, failed);
        }
    }

    private static StsAnswer orKept(Optional<StsEntry> kept, StsAnswer.Unavailable failed) {
        return kept.isPresent() ? new StsAnswer.Found(kept.get().policy()) : failed;
    }

    /** Fetches again what is about to grow old, and forgets what did; for a timer. */
    public void refresh() {
        Instant now = clock.instant();
        for (StsEntry entry : memory.due(now, REFRESH_BATCH)) {
            String id = record(entry.domain()).map(StsRecord::id).orElse(entry.id());
            try {
                StsPolicy policy = fetch.fetch(entry.domain());
                memory.keep(StsEntry.fresh(entry.domain(), id, policy, clock.instant()));
            } catch (StsException _) {
                memory.keep(entry.refreshingAt(now.plus(REFRESH_RETRY)));
            }
        }
        memory.removeExpired(now);
    }
}
