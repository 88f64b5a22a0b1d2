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

    RelayHost(RelayHostSettings settings, PasswordSeal seal) {
        apply(settings, seal);
    }

    final void apply(RelayHostSettings settings, PasswordSeal seal) {
        hostname = settings.hostname();
        username = settings.username();
        password = seal.seal(settings.password(), hostname, username);
        clearLogin = settings.clearLogin();
        active = settings.active();
    }

    /** A password that cannot be opened is empty: it has to be entered again. */
    RelayHostSettings settings(PasswordSeal seal) {
        return new RelayHostSettings(
                hostname,
                username,
                seal.open(password, hostname, username).orElse(""),
                clearLogin,
                active);
    }

    Entry<RelayHostSettings> entry(PasswordSeal seal) {
        return Entry.of(id, settings(seal));
    }
}
