package org.mailherd.directory.admin;

import java.util.Optional;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRepository extends Repository<ApiKey, Long> {
    ApiKey save(ApiKey key);

    /** At once, so that the same key may be saved after it. */
    @Modifying
    @Query("DELETE FROM ApiKey k WHERE k.access = :access")
    void deleteByAccess(String access);

    Optional<ApiKey> findByKeyHash(String keyHash);
}
