package org.mailherd.directory.forwarding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code forwarding_host}. */
public final class ForwardingHostStore implements ForwardingHosts {
    private final JdbcClient jdbc;

    public ForwardingHostStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ForwardingHost> all() {
        return jdbc.sql("SELECT host, source, keep_spam FROM forwarding_host ORDER BY host")
                .query(ForwardingHost.class)
                .list();
    }

    /** Adds one, or changes what is known of it. */
    public void put(ForwardingHost host) {
        jdbc.sql(
                        """
                        INSERT INTO forwarding_host (host, source, keep_spam) VALUES (:host, :source, :keepSpam)
                        ON DUPLICATE KEY UPDATE source = VALUE(source), keep_spam = VALUE(keep_spam)
                        """)
                .paramSource(host)
                .update();
    }

    public void remove(String host) {
        jdbc.sql("DELETE FROM forwarding_host WHERE host = :host").param("host", host).update();
    }
}
