package org.mailherd.mailstore.structure;

import org.jspecify.annotations.Nullable;

/**
 * One address structure of ENVELOPE (RFC 9051 7.5.2), texts as octets, encoded words not decoded. A
 * group begins with {@code host == null, local = name of the group} and ends with both null.
 *
 * @param route the hosts of an old source route (RFC 5322 4.4) such as {@code @a.org,@b.org}
 */
public record EnvelopeAddress(
        @Nullable String name,
        @Nullable String route,
        @Nullable String local,
        @Nullable String host) {

    EnvelopeAddress(@Nullable String name, @Nullable String local, @Nullable String host) {
        this(name, null, local, host);
    }
}
