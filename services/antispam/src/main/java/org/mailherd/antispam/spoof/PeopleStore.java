package org.mailherd.antispam.spoof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code mailbox}. */
final class PeopleStore implements People {
    private final JdbcClient jdbc;

    PeopleStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    @Override
    public boolean have(Set<String> names, Set<String> domains) throws IOException {
        // The column is US-ASCII.
        Set<String> asked =
                domains.stream()
                        .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                        .collect(Collectors.toSet());
        if (asked.isEmpty() || names.isEmpty()) {
            return false;
        }
        try {
            return jdbc.sql(
                                    """
                                    SELECT count(*) FROM mailbox
                                    WHERE domain IN (:domains) AND name IN (:names) AND active = 1
                                    """)
                            .param("domains", asked)
                            .param("names", names)
                            .query(Long.class)
                            .single()
                    > 0;
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
