package org.mailherd.antispam.bayes;

import java.sql.ResultSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code bayes_scope} and {@code bayes_shard}. */
final class SnapshotStore {

    /** Rows deleted by one statement; a shard has some kilobytes. */
    private static final int STEP = 200;

    private final JdbcClient jdbc;

    SnapshotStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /** A scope with its messages. */
    record Kept(Scope scope, Counts messages) {}

    void save(Kept kept, List<Shard> shards) {
        saveShards(kept.scope(), shards);
        jdbc.sql(
                        """
                        INSERT INTO bayes_scope (version, scope, spam, ham) VALUES (:version, :scope, :spam, :ham)
                        ON DUPLICATE KEY UPDATE spam = VALUES(spam), ham = VALUES(ham)
                        """)
                .param("version", Tokenizer.VERSION)
                .param("scope", kept.scope().name())
                .param("spam", kept.messages().spam())
                .param("ham", kept.messages().ham())
                .update();
    }

    /** In one statement: all or none. */
    private void saveShards(Scope scope, List<Shard> shards) {
        String rows = String.join(", ", Collections.nCopies(shards.size(), "(?, ?, ?, ?)"));
        JdbcClient.StatementSpec statement =
                jdbc.sql(
                        "INSERT INTO bayes_shard (version, scope, shard, tokens) VALUES "
                                + rows
                                + " ON DUPLICATE KEY UPDATE tokens = VALUES(tokens)");
        for (Shard shard : shards) {
            statement =
                    statement
                            .param(Tokenizer.VERSION)
                            .param(scope.name())
                            .param(shard.number())
                            .param(shard.tokens());
        }
        statement.update();
    }

    /**
     * @param after name of the last scope seen; empty for the first ones
     */
    List<Kept> scopes(String after, int most) {
        return jdbc.sql(
                        """
                        SELECT scope, spam, ham FROM bayes_scope WHERE version = :version AND scope > :after
                        ORDER BY scope LIMIT :most
                        """)
                .param("version", Tokenizer.VERSION)
                .param("after", after)
                .param("most", most)
                .query((row, _) ->
                        new Kept(
                                new Scope(row.getString("scope")),
                                new Counts(row.getLong("spam"), row.getLong("ham"))))
                .list();
    }

    /**
     * @param after number of the last shard seen; below zero for the first ones
     */
    List<Shard> shards(Scope scope, int after, int most) {
        return jdbc.sql(
                        """
                        SELECT shard, tokens FROM bayes_shard
                        WHERE version = :version AND scope = :scope AND shard > :after ORDER BY shard LIMIT :most
                        """)
                .param("version", Tokenizer.VERSION)
                .param("scope", scope.name())
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Shard(row.getInt("shard"), row.getBytes("tokens")))
                .list();
    }

    void delete(Scope scope) {
        for (String table : List.of("bayes_scope", "bayes_shard")) {
            jdbc.sql("DELETE FROM " + table + " WHERE version = :version AND scope = :scope")
                    .param("version", Tokenizer.VERSION)
                    .param("scope", scope.name())
                    .update();
        }
    }

    /**
     * Deletes some rows of older versions.
     *
     * @return how many; none when there are no more
     */
    long deleteOlder() {
        long deleted = 0;
        for (String table : List.of("bayes_shard", "bayes_scope")) {
            deleted +=
                    jdbc.sql("DELETE FROM " + table + " WHERE version < :version LIMIT " + STEP)
                            .param("version", Tokenizer.VERSION)
                            .update();
        }
        return deleted;
    }

    /** Of every mailbox that there is. */
    Set<Scope> mailboxes() {
        Set<Scope> scopes = new HashSet<>();
        jdbc.sql("SELECT username FROM mailbox")
                .query((ResultSet row) -> {
                    scopes.add(Scope.of(row.getString("username")));
                });
        return scopes;
    }
}
