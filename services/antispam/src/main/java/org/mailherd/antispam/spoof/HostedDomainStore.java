package org.mailherd.antispam.spoof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables {@code domain} and {@code alias_domain}. */
final class HostedDomainStore implements HostedDomains {
    private final JdbcClient jdbc;

    HostedDomainStore(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    @Override
    public Set<String> among(Set<String> names) throws IOException {
        // The columns are US-ASCII, as ours are.
        Set<String> asked =
                names.stream()
                        .filter(StandardCharsets.US_ASCII.newEncoder()::canEncode)
                        .collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return Set.of();
        }
        try {
            return jdbc.sql(
                            """
                            SELECT domain FROM domain WHERE domain IN (:names) AND active AND NOT backup_mx
                            UNION
                            SELECT a.alias_domain FROM alias_domain a JOIN domain d ON d.domain = a.target_domain
                            WHERE a.alias_domain IN (:names) AND a.active AND d.active AND NOT d.backup_mx
                            """)
                    .param("names", asked)
                    .query(String.class)
                    .set();
        } catch (DataAccessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
