package org.mailherd.directory.admin;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code admin}. */
@Entity
@Table(name = "admin")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class AdminAccount {
    @Id private String username;
    private String passwordHash;
    private boolean active;

    protected AdminAccount() {}

    AdminAccount(String username, String passwordHash) {
        this.username = username;
        this.passwordHash = passwordHash;
        this.active = true;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isActive() {
        return active;
    }
}
