package org.mailherd.smtp.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.smtp.client.TlsOffer;

/**
 * Postfix's {@code protocols=}: {@code >=TLSv1.3}, {@code <=TLSv1.2}, {@code !TLSv1.2}, or the
 * names of those allowed. We never go below TLS 1.2.
 */
final class TlsProtocols {
    private TlsProtocols() {}

    /** Never empty: a list that leaves nothing of ours leaves the newest. */
    static List<String> allowed(List<String> rules) {
        List<String> allowed = new ArrayList<>();
        for (String protocol : TlsOffer.USUAL) {
            if (isAllowed(protocol, rules)) {
                allowed.add(protocol);
            }
        }
        return allowed.isEmpty() ? List.of(TlsOffer.USUAL.getFirst()) : allowed;
    }

    private static boolean isAllowed(String protocol, List<String> rules) {
        boolean named = false;
        boolean anyNamed = false;
        String ours = protocol.toLowerCase(Locale.ROOT);
        for (String rule : rules) {
            String text = rule.strip().toLowerCase(Locale.ROOT);
            if (text.startsWith(">=") && ours.compareTo(text.substring(2)) < 0) {
                return false;
            }
            if (text.startsWith("<=") && ours.compareTo(text.substring(2)) > 0) {
                return false;
            }
            if (text.equals("!" + ours)) {
                return false;
            }
            if (text.startsWith("tls") || text.startsWith("ssl")) {
                anyNamed = true;
                named |= text.equals(ours);
            }
        }
        return named || !anyNamed;
    }
}
