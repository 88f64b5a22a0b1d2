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

    TransportMapLine(TransportSettings settings) {
        apply(settings);
    }

    final void apply(TransportSettings settings) {
        destination = settings.destination();
        nexthop = settings.nexthop();
        username = settings.username();
        password = settings.password();
        clearLogin = settings.clearLogin();
        isMxBased = settings.mxBased();
        active = settings.active();
    }

    TransportSettings settings() {
        return new TransportSettings(
                destination, nexthop, username, password, clearLogin, isMxBased, active);
    }

    Entry<TransportSettings> entry() {
        return Entry.of(id, settings());
    }
}
