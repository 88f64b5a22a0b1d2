package org.mailherd.smtp.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.directory.routing.TlsOverride;
import org.mailherd.smtp.routing.TlsPolicy.Level;

/** Reads policies as Postfix writes them. */
final class TlsPolicies {
    private static final TlsPolicy ENCRYPTED = new TlsPolicy(Level.ENCRYPT, List.of());

    private TlsPolicies() {}

    /** Without an entry, a next hop that gets our password must at least encrypt. */
    static TlsPolicy of(Optional<TlsOverride> entry, Optional<RelayLogin> login) {
        if (entry.isPresent()) {
            return parse(entry.get());
        }
        boolean secret = login.map(known -> !known.clearAllowed()).orElse(false);
        return secret ? ENCRYPTED : TlsPolicy.DEFAULT;
    }

    /**
     * @throws IllegalArgumentException for an unknown level
     */
    static TlsPolicy parse(TlsOverride entry) {
        Level level = Level.valueOf(entry.policy().toUpperCase(Locale.ROOT).replace('-', '_'));
        List<String> match = new ArrayList<>();
        List<String> protocols = new ArrayList<>();
        for (String parameter : entry.parameters().strip().split("\\s+")) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                continue;
            }
            String value = parameter.substring(equals + 1);
            switch (parameter.substring(0, equals).toLowerCase(Locale.ROOT)) {
                case "match" -> match.addAll(values(value, level));
                case "protocols" -> protocols.addAll(split(value, "[:,]"));
                default -> {} // Postfix has attributes (ciphers, servername) that mean nothing here
            }
        }
        return new TlsPolicy(level, match, protocols);
    }

    /** Digests have colons of their own: theirs are separated by {@code |}. */
    private static List<String> values(String value, Level level) {
        return split(value, level == Level.FINGERPRINT ? "[|,]" : "[:,]");
    }

    private static List<String> split(String value, String separators) {
        return List.of(value.split(separators)).stream().filter(one -> !one.isEmpty()).toList();
    }
}
