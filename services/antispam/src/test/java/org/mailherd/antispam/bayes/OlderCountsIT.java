package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What older tokens counted goes, and nothing else. */
class OlderCountsIT {

    private static final int MANY = 450;

    private static TestRedis redis;
    private static JdbcClient jdbc;
    private static SnapshotStore store;

    @BeforeAll
    static void open() {
        Database database = Database.fresh();
        redis = TestRedis.fresh();
        jdbc = JdbcClient.create(database.dataSource());
        store = new SnapshotStore(database.dataSource());
    }

    @AfterAll
    static void close() {
        redis.close();
    }

    @Test
    void onlyWhatIsOfOlderVersionsIsDeleted() {
        List<String> kept =
                List.of(
                        ScopeKeys.PREFIX + Tokenizer.VERSION + ":all:tokens:1",
                        ScopeKeys.PREFIX + (Tokenizer.VERSION + 1) + ":all:tokens:1",
                        ScopeKeys.PREFIX + "other",
                        "mailherd:antispam:fuzzy:1:x");
        kept.forEach(key -> redis.template().opsForValue().set(key, "x"));
        for (int i = 0; i < MANY; i++) {
            redis.template().opsForValue().set(ScopeKeys.PREFIX + "2:all:tokens:" + i, "x");
            row(Tokenizer.VERSION - 1, i);
        }
        redis.template().opsForValue().set(ScopeKeys.PREFIX + "1:scopes", "x");
        row(Tokenizer.VERSION, 0);
        row(Tokenizer.VERSION + 1, 0);
        OlderCounts older = new OlderCounts(redis.template(), store);
        older.delete();
        assertThat(Objects.requireNonNull(redis.template().keys("mailherd:*")))
                .containsExactlyInAnyOrderElementsOf(kept);
        assertThat(versions("bayes_shard"))
                .containsExactly(Tokenizer.VERSION, Tokenizer.VERSION + 1);
        assertThat(versions("bayes_scope"))
                .containsExactly(Tokenizer.VERSION, Tokenizer.VERSION + 1);
        older.delete();
        assertThat(versions("bayes_shard")).hasSize(2);
    }

    private static void row(int version, int shard) {
        jdbc.sql("INSERT INTO bayes_shard (version, scope, shard, tokens) VALUES (?, 'all', ?, '')")
                .params(version, shard)
                .update();
        jdbc.sql("INSERT IGNORE INTO bayes_scope (version, scope, spam, ham) VALUES (?, ?, 1, 1)")
                .params(version, "s" + shard)
                .update();
    }

    private static List<Integer> versions(String table) {
        return jdbc.sql("SELECT DISTINCT version FROM " + table + " ORDER BY version")
                .query(Integer.class)
                .list();
    }
}
