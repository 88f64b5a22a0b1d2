package org.mailherd.directory.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code tls_policy_override}. */
@Entity
@Table(name = "tls_policy_override")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class TlsPolicyOverride {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String dest;

    @Column(
            columnDefinition =
                    "enum ('none','may','encrypt','dane','dane-only','fingerprint','verify','secure')")
    private String policy;

    private String parameters;
    private boolean active;

    protected TlsPolicyOverride() {}

    TlsPolicyOverride(TlsPolicySettings settings) {
        apply(settings);
    }

    final void apply(TlsPolicySettings settings) {
        dest = settings.dest();
        policy = settings.policy();
        parameters = settings.parameters();
        active = settings.active();
    }

    TlsPolicySettings settings() {
        return new TlsPolicySettings(dest, policy, parameters, active);
    }

    Entry<TlsPolicySettings> entry() {
        return Entry.of(id, settings());
    }
}
