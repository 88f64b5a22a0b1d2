package org.mailherd.antispam.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Deletes what was counted by tokens of an older {@link Tokenizer#VERSION}, which nobody reads any
 * more, from Redis and the database.
 */
final class OlderCounts {

    private static final Logger log = LoggerFactory.getLogger(OlderCounts.class);

    /** Redis does nothing else meanwhile: far below a millisecond. */
    private static final int STEP = 200;

    private static final Pattern VERSION =
            Pattern.compile(Pattern.quote(ScopeKeys.PREFIX) + "([0-9]{1,4}):");

    private final StringRedisTemplate redis;
    private final SnapshotStore store;
    private boolean gone;

    OlderCounts(StringRedisTemplate redis, SnapshotStore store) {
        this.redis = redis;
        this.store = store;
    }

    /** In small steps; does nothing once it came to its end. */
    void delete() {
        if (gone) {
            return;
        }
        long keys = deleteKeys();
        long rows = 0;
        for (long some = store.deleteOlder(); some > 0; some = store.deleteOlder()) {
            rows += some;
        }
        gone = true;
        if (keys + rows > 0) {
            LogEvent.of("bayes-older-deleted").with("keys", keys).with("rows", rows).info(log);
        }
    }

    private long deleteKeys() {
        long deleted = 0;
        try (Cursor<String> found =
                redis.scan(
                        ScanOptions.scanOptions()
                                .match(ScopeKeys.PREFIX + "*")
                                .count(STEP)
                                .build())) {
            List<String> older = new ArrayList<>();
            while (found.hasNext()) {
                String key = found.next();
                if (isOlder(key)) {
                    older.add(key);
                }
                if (older.size() == STEP) {
                    deleted += unlink(older);
                }
            }
            return deleted + unlink(older);
        }
    }

    private long unlink(List<String> keys) {
        Long deleted = keys.isEmpty() ? Long.valueOf(0) : redis.unlink(keys);
        keys.clear();
        return deleted == null ? 0 : deleted;
    }

    static boolean isOlder(String key) {
        Matcher version = VERSION.matcher(key);
        return version.lookingAt() && Integer.parseInt(version.group(1)) < Tokenizer.VERSION;
    }
}
