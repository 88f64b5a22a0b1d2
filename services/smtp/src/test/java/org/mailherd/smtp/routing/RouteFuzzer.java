package org.mailherd.smtp.routing;

import java.nio.charset.StandardCharsets;
import org.mailherd.directory.routing.RelayAddress;
import org.mailherd.directory.routing.TlsOverride;

/** For Jazzer: what operators write is read or refused, and what was read names itself. */
public final class RouteFuzzer {
    private RouteFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        TlsPolicies.parse(new TlsOverride("secure", text));
        RelayAddress address;
        try {
            address = RelayAddress.parse(text);
        } catch (IllegalArgumentException _) {
            return;
        }
        RelayAddress again = RelayAddress.parse(address.toString());
        if (!again.host().equals(address.host()) || again.mxLookup() != address.mxLookup()) {
            throw new IllegalStateException(text + " became " + again);
        }
    }
}
