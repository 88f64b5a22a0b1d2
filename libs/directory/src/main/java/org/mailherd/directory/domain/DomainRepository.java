package org.mailherd.directory.domain;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Rows of {@code domain}; other packages ask {@link Domains}. Mailbox and Alias are named here only
 * in JPQL: their packages look at this one.
 */
interface DomainRepository extends Repository<Domain, String> {
    String OVERVIEW =
            """
            SELECT new org.mailherd.directory.domain.DomainOverview(d,
                (SELECT count(m) FROM Mailbox m WHERE m.domain = d.name),
                (SELECT count(a) FROM Alias a WHERE a.domain = d.name),
                (SELECT coalesce(sum(m.quota), 0) FROM Mailbox m WHERE m.domain = d.name))
            FROM Domain d
            """;

    Domain save(Domain domain);

    Optional<Domain> findByName(String name);

    void deleteByName(String name);

    long count();

    @Query("SELECT d.name FROM Domain d ORDER BY d.name")
    List<String> names();

    @Query(OVERVIEW + "WHERE d.name = :name")
    Optional<DomainOverview> overview(String name);

    @Query(OVERVIEW + "ORDER BY d.name")
    List<DomainOverview> all();

    @Query(
            value =
                    OVERVIEW
                            + "WHERE locate(:text, d.name) > 0 OR locate(:text, d.description) > 0 ORDER BY d.name",
            countQuery =
                    "SELECT count(d) FROM Domain d WHERE locate(:text, d.name) > 0 OR locate(:text, d.description) > 0")
    Page<DomainOverview> search(String text, Pageable page);
}
