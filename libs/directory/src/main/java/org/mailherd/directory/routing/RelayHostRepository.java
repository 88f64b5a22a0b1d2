package org.mailherd.directory.routing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Rows of {@code relayhosts}; other packages ask {@link RelayHosts}. */
interface RelayHostRepository extends Repository<RelayHost, Long> {
    RelayHost save(RelayHost row);

    void delete(RelayHost row);

    Optional<RelayHost> findById(long id);

    List<RelayHost> findAllByOrderById();
}
