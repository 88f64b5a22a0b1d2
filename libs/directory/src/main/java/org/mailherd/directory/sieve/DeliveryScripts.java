package org.mailherd.directory.sieve;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.sieve.DeliveryScript.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs when a mailbox gets a message, and what those scripts may include. */
public final class DeliveryScripts {
    private final JdbcClient jdbc;

    public DeliveryScripts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order in which they run; read anew each time, so that a change counts at once. */
    public List<DeliveryScript> of(long mailboxId) {
        return jdbc
                .sql(
                        """
                        SELECT IF(name = 'prefilter', 'GLOBAL_BEFORE', 'GLOBAL_AFTER') AS place, name,
                               CAST(script_data AS BINARY) AS content
                        FROM sieve_global WHERE name IN ('prefilter', 'postfilter')
                        UNION ALL
                        SELECT 'PERSONAL', name, content FROM sieve_script
                        WHERE mailbox_id = :mailbox AND active = 1
                        UNION ALL
                        SELECT IF(filter_type = 'prefilter', 'USER_BEFORE', 'USER_AFTER'), filter_type,
                               CAST(script_data AS BINARY)
                        FROM sieve_filters WHERE id IN
                          (SELECT MAX(id) FROM sieve_filters
                           WHERE mailbox_id = :mailbox AND script_name = 'active' GROUP BY filter_type)
                        """)
                .param("mailbox", mailboxId)
                .query((row, _) ->
                        new DeliveryScript(
                                Place.valueOf(row.getString(1)),
                                row.getString(2),
                                new String(row.getBytes(3), StandardCharsets.UTF_8)))
                .list()
                .stream()
                .filter(script -> !script.content().isBlank())
                .sorted(Comparator.comparing(DeliveryScript::place))
                .toList();
    }

    /** For {@code include :global} (RFC 6609). */
    public Optional<String> global(String name) {
        return jdbc.sql("SELECT script_data FROM sieve_global WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }
}
