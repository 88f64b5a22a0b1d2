package org.mailherd.mailstore.wiring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of shared folders.
 *
 * @param anyone "allow" lets owners share with everybody by the identifiers {@code anyone} and
 *     {@code authenticated}; "disallow" refuses that, and entries made before count for nothing
 */
@ConfigurationProperties("mailherd.acl")
public record AclProperties(@DefaultValue("disallow") Anyone anyone) {
    /** As mailcow's ACL_ANYONE. */
    public enum Anyone {
        ALLOW,
        DISALLOW
    }
}
