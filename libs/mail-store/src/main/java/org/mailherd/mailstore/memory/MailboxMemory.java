package org.mailherd.mailstore.memory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers about mailboxes, forgotten with each change of their mailbox, and after half a minute,
 * should the notice of another node have been lost. That there is nothing is never remembered.
 *
 * @param <K> what is asked
 * @param <V> the answer
 */
public final class MailboxMemory<K, V> {
    private static final Duration TRUSTED = Duration.ofSeconds(30);
    private static final int MAILBOXES = 2_000;
    private static final int ANSWERS = 64;

    private final Cache<Long, Map<K, V>> mailboxes =
            Caffeine.newBuilder().maximumSize(MAILBOXES).expireAfterWrite(TRUSTED).build();

    public MailboxMemory(MailboxChanges changes) {
        changes.listen(mailboxes::invalidate);
    }

    /** What is remembered, else what is read now. */
    public Optional<V> recall(long mailboxId, K key, Supplier<Optional<V>> read) {
        // Taken before reading: whoever changes the mailbox meanwhile has thrown it away, and with
        // it what is put there too late.
        Map<K, V> answers = mailboxes.get(mailboxId, _ -> new ConcurrentHashMap<>());
        V known = answers.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<V> found = read.get();
        if (answers.size() >= ANSWERS) {
            answers.clear();
        }
        found.ifPresent(answer -> answers.put(key, answer));
        return found;
    }
}
