package org.mailherd.directory.admin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.network.NetworkRange;

/** A row of {@code api_key}; the key itself is known to its owner only. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class ApiKey {
    private static final String READ_WRITE = "rw";
    private static final String READ_ONLY = "ro";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(columnDefinition = "char(64)")
    private String keyHash;

    @Column(columnDefinition = "enum('ro','rw')")
    private String access;

    private String allowFrom;
    private boolean skipIpCheck;
    private boolean active;

    protected ApiKey() {}

    ApiKey(String keyHash, boolean readOnly, String allowFrom) {
        this.keyHash = keyHash;
        this.access = readOnly ? READ_ONLY : READ_WRITE;
        this.allowFrom = allowFrom;
        this.active = true;
    }

    KeyCheck check(InetAddress client) {
        if (!active) {
            return new KeyCheck.Unknown();
        }
        if (!skipIpCheck
                && NetworkRange.parseList(allowFrom).stream()
                        .noneMatch(range -> range.contains(client))) {
            return new KeyCheck.ForeignAddress();
        }
        return access.equals(READ_WRITE) ? new KeyCheck.ReadWrite() : new KeyCheck.ReadOnly();
    }
}
