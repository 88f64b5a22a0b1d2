package org.mailherd.mailauth.spf;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/**
 * RFC 7208 5.5: the names of the client that lead back to it. Asked for once in an evaluation,
 * however many mechanisms and macros want them. For one thread.
 */
final class ValidatedNames {

    /** RFC 7208 4.6.4: of more PTR records only the first ten are looked at. */
    private static final int NAME_LIMIT = 10;

    private final Dns dns;
    private final InetAddress client;
    private @Nullable Answer<String> pointers;
    private @Nullable List<String> validated;

    ValidatedNames(Dns dns, InetAddress client) {
        this.dns = dns;
        this.client = client;
    }

    Answer<String> pointers() {
        Answer<String> known = pointers;
        if (known == null) {
            known = dns.ptr(client);
            pointers = known;
        }
        return known;
    }

    List<String> all() {
        List<String> known = validated;
        if (known == null) {
            known = new ArrayList<>();
            for (String name : pointers().orEmpty().stream().limit(NAME_LIMIT).toList()) {
                // A failed address look-up only skips the name (RFC 7208 5.5).
                if (addresses(dns, name, client).orEmpty().contains(client)) {
                    known.add(name);
                }
            }
            validated = known;
        }
        return known;
    }

    /** The addresses of the client's own family (RFC 7208 5). */
    static Answer<? extends InetAddress> addresses(Dns dns, String name, InetAddress client) {
        return client.getAddress().length == 4 ? dns.a(name) : dns.aaaa(name);
    }

    static boolean within(String name, String domain) {
        String lower = name.toLowerCase(Locale.ROOT);
        String parent = domain.toLowerCase(Locale.ROOT);
        return lower.equals(parent) || lower.endsWith("." + parent);
    }
}
