package org.mailherd.directory.alias;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code alias}. */
@Entity
@Table(name = "alias")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Alias {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String address;
    private String domain;

    @Column(columnDefinition = "mediumtext")
    private String destinations;

    private String publicComment;
    private String privateComment;
    private boolean internal;
    private boolean senderAllowed;
    private boolean active;

    // the server keeps both
    @Column(insertable = false, updatable = false)
    private LocalDateTime created;

    @Column(insertable = false, updatable = false)
    private @Nullable LocalDateTime modified;

    protected Alias() {}

    Alias(AliasSettings settings) {
        apply(settings);
    }

    final void apply(AliasSettings settings) {
        address = settings.address();
        domain = settings.domain();
        destinations = String.join(",", settings.destinations());
        publicComment = settings.publicComment();
        privateComment = settings.privateComment();
        internal = settings.internal();
        senderAllowed = settings.senderAllowed();
        active = settings.active();
    }

    AliasOverview overview() {
        if (id == null) {
            throw new IllegalStateException("not saved yet");
        }
        return new AliasOverview(
                id,
                domain,
                new AliasSettings(
                        address,
                        List.of(destinations.split(",")),
                        active,
                        internal,
                        senderAllowed,
                        publicComment,
                        privateComment),
                created,
                modified);
    }
}
