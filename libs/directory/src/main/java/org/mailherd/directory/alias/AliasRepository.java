package org.mailherd.directory.alias;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of {@code alias}; other packages ask {@link Aliases}. */
interface AliasRepository extends Repository<Alias, Long> {
    Alias save(Alias alias);

    void delete(Alias alias);

    Optional<Alias> findById(long id);

    Optional<Alias> findByAddress(String address);

    List<Alias> findAllByOrderByAddress();

    long count();

    @Query(
            """
            SELECT a FROM Alias a
            WHERE locate(:text, a.address) > 0 OR locate(:text, a.destinations) > 0
                OR locate(:text, a.publicComment) > 0
            ORDER BY a.domain, a.address
            """)
    Page<Alias> search(String text, Pageable page);
}
