package org.mailherd.directory.routing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code transports}. */
@Entity
@Table(name = "transports")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class TransportMapLine {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String destination;
    private String nexthop;
    private String username;
    private String password;
    private boolean clearLogin;
    private boolean isMxBased;
    private boolean active;

    protected TransportMapLine() {}

    TransportMapLine(TransportSettings settings, PasswordSeal seal) {
        apply(settings, seal);
    }

    final void apply(TransportSettings settings, PasswordSeal seal) {
        destination = settings.destination();
        nexthop = settings.nexthop();
        username = settings.username();
        password = seal.seal(settings.password(), nexthop, username);
        clearLogin = settings.clearLogin();
        isMxBased = settings.mxBased();
        active = settings.active();
    }

    /** A password that cannot be opened is empty: it has to be entered again. */
    TransportSettings settings(PasswordSeal seal) {
        return new TransportSettings(
                destination,
                nexthop,
                username,
                seal.open(password, nexthop, username).orElse(""),
                clearLogin,
                isMxBased,
                active);
    }

    Entry<TransportSettings> entry(PasswordSeal seal) {
        return Entry.of(id, settings(seal));
    }
}
