package org.mailherd.directory.routing;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Rows of {@code tls_policy_override}; other packages ask {@link TlsPolicyMap}. */
interface TlsPolicyRepository extends Repository<TlsPolicyOverride, Long> {
    TlsPolicyOverride save(TlsPolicyOverride row);

    void delete(TlsPolicyOverride row);

    Optional<TlsPolicyOverride> findById(long id);

    Optional<TlsPolicyOverride> findByDest(String dest);

    List<TlsPolicyOverride> findAllByOrderById();
}
