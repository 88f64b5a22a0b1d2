package org.mailherd.directory.routing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Rows of {@code transports}; other packages ask {@link TransportMap}. */
interface TransportMapRepository extends Repository<TransportMapLine, Long> {
    TransportMapLine save(TransportMapLine row);

    void delete(TransportMapLine row);

    Optional<TransportMapLine> findById(long id);

    List<TransportMapLine> findAllByOrderById();
}
