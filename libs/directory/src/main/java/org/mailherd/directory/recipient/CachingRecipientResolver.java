package org.mailherd.directory.recipient;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.mailherd.mailmodel.MailAddress;

/**
 * Remembers each answer for one second: a burst of mail asks the database once, a change works at
 * once for a person. Of callers who want the same address at the same time, one asks and the others
 * wait for its answer; nobody waits for another address.
 */
public final class CachingRecipientResolver implements RecipientResolver {
    private static final Duration FRESH = Duration.ofSeconds(1);
    // a thousand changes at once empty the cache a few times, not a thousand; FRESH sees to the
    // rest
    private static final long FORGET_NANOS = Duration.ofMillis(250).toNanos();
    private static final int MAX_ENTRIES = 50_000;

    private final RecipientResolver resolver;
    private final AtomicLong forgotten = new AtomicLong(System.nanoTime() - FORGET_NANOS);
    private final AsyncCache<MailAddress, Resolution> answers =
            Caffeine.newBuilder()
                    .expireAfterWrite(FRESH)
                    .maximumSize(MAX_ENTRIES)
                    .executor(Runnable::run)
                    .buildAsync();

    private final Cache<MailAddress, List<MailAddress>> sentCopies =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MAX_ENTRIES).build();
    private final Cache<String, List<MailAddress>> postmasters =
            Caffeine.newBuilder().expireAfterWrite(FRESH).build();

    public CachingRecipientResolver(RecipientResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        CompletableFuture<Resolution> mine = new CompletableFuture<>();
        CompletableFuture<Resolution> first = answers.get(recipient, (_, _) -> mine);
        if (first == mine) {
            ask(recipient, mine);
        }
        try {
            return first.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** A failure is not remembered. */
    private void ask(MailAddress recipient, CompletableFuture<Resolution> answer) {
        try {
            answer.complete(resolver.resolve(recipient));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public List<MailAddress> copiesOfSent(MailAddress sender) {
        return sentCopies.get(sender, resolver::copiesOfSent);
    }

    @Override
    public List<MailAddress> postmasters() {
        return postmasters.get("", _ -> resolver.postmasters());
    }

    @Override
    public void forget() {
        long last = forgotten.get();
        long now = System.nanoTime();
        if (now - last >= FORGET_NANOS && forgotten.compareAndSet(last, now)) {
            resolver.forget();
            answers.synchronous().invalidateAll();
            sentCopies.invalidateAll();
            postmasters.invalidateAll();
        }
    }
}
