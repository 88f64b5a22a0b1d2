package org.mailherd.directory.routing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code relayhosts}. */
@Entity
@Table(name = "relayhosts")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class RelayHost {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String hostname;
    private String username;
    private String password;
    private boolean clearLogin;
    private boolean active;

    protected RelayHost() {}

    RelayHost(RelayHostSettings settings) {
        apply(settings);
    }

    final void apply(RelayHostSettings settings) {
        hostname = settings.hostname();
        username = settings.username();
        password = settings.password();
        clearLogin = settings.clearLogin();
        active = settings.active();
    }

    RelayHostSettings settings() {
        return new RelayHostSettings(hostname, username, password, clearLogin, active);
    }

    Entry<RelayHostSettings> entry() {
        return Entry.of(id, settings());
    }
}
