package org.mailherd.directory.policy;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Policies by the name of their mailbox or domain. Remembers each for one second: a burst of mail
 * asks once, a change works at once for a person.
 */
public final class SpamPolicyDirectory implements SpamPolicySource {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MAX_ENTRIES = 50_000;
    private static final int CHUNK = 500;

    private final JdbcClient jdbc;
    private final LoadingCache<String, SpamPolicy> known =
            Caffeine.newBuilder()
                    .expireAfterWrite(FRESH)
                    .maximumSize(MAX_ENTRIES)
                    .build(
                            new CacheLoader<>() {
                                @Override
                                public SpamPolicy load(String name) {
                                    return Objects.requireNonNull(read(Set.of(name)).get(name));
                                }

                                @Override
                                public Map<String, SpamPolicy> loadAll(
                                        Set<? extends String> names) {
                                    return read(names);
                                }
                            });

    public SpamPolicyDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, SpamPolicy> of(Set<String> addresses) {
        Set<String> names = new LinkedHashSet<>(addresses);
        addresses.forEach(address -> names.add(domain(address)));
        Map<String, SpamPolicy> all = known.getAll(names);
        Map<String, SpamPolicy> answer = new HashMap<>();
        for (String address : addresses) {
            SpamPolicy own = all.getOrDefault(address, SpamPolicy.NONE);
            answer.put(address, own.before(all.getOrDefault(domain(address), SpamPolicy.NONE)));
        }
        return answer;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private Map<String, SpamPolicy> read(Set<? extends String> names) {
        Map<String, SpamPolicy> policies = new HashMap<>();
        List<String> all = new ArrayList<>(names);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            Map<String, List<SenderEntry>> senders = senders(chunk);
            chunk.forEach(name -> policies.put(name, policy(Optional.empty(), senders.get(name))));
            scores(chunk)
                    .forEach(row ->
                            policies.put(
                                    row.name(), policy(Optional.of(row), senders.get(row.name()))));
        }
        return policies;
    }

    private static SpamPolicy policy(Optional<PolicyRow> row, @Nullable List<SenderEntry> senders) {
        return new SpamPolicy(
                row.flatMap(PolicyRow::scores),
                row.flatMap(PolicyRow::category),
                senders == null ? List.of() : senders,
                Optional.empty());
    }

    private List<PolicyRow> scores(List<String> names) {
        return jdbc.sql(
                        """
                        SELECT m.username AS name, p.add_header, p.reject, p.quarantine
                        FROM mailbox m JOIN spam_policy p ON p.mailbox_id = m.id WHERE m.username IN (:names)
                        UNION ALL
                        SELECT p.domain, p.add_header, p.reject, p.quarantine
                        FROM spam_policy p WHERE p.domain IN (:domains)
                        """)
                .param("names", names)
                .param("domains", domains(names))
                .query(PolicyRow.class)
                .list();
    }

    private Map<String, List<SenderEntry>> senders(List<String> names) {
        Map<String, List<SenderEntry>> found = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT m.username, s.id, s.list = 'allow', s.pattern, s.proven
                        FROM mailbox m JOIN spam_sender s ON s.mailbox_id = m.id WHERE m.username IN (:names)
                        UNION ALL
                        SELECT s.domain, s.id, s.list = 'allow', s.pattern, s.proven
                        FROM spam_sender s WHERE s.domain IN (:domains)
                        """)
                .param("names", names)
                .param("domains", domains(names))
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(
                                    new SenderEntry(
                                            row.getLong(2),
                                            row.getBoolean(3),
                                            new SenderPattern(row.getString(4)),
                                            row.getBoolean(5)));
                });
        return found;
    }

    /** Names without at sign; the empty name, which nobody has, where there is none. */
    private static List<String> domains(List<String> names) {
        List<String> domains = names.stream().filter(name -> name.indexOf('@') < 0).toList();
        return domains.isEmpty() ? List.of("") : domains;
    }
}
