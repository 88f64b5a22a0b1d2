package org.mailherd.mailstore.structure;

import org.jspecify.annotations.Nullable;

/**
 * One address structure of ENVELOPE (RFC 9051 7.5.2), texts as octets, encoded words not decoded. A
 * group begins with {@code host == null, local = name of the group} and ends with both null.
 */
public record EnvelopeAddress(
        @Nullable String name, @Nullable String local, @Nullable String host) {}
