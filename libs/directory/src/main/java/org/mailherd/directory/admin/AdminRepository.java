package org.mailherd.directory.admin;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AdminRepository extends Repository<AdminAccount, String> {
    AdminAccount save(AdminAccount admin);

    Optional<AdminAccount> findByUsername(String username);

    long count();
}
