package org.mailherd.antispam.reputation;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.mailherd.antispam.asn.AsnSource;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;

/**
 * Whose past counts for a message.
 *
 * @param network the client's: /24 or /48, for whoever has one address there has others
 * @param system the autonomous system that the client's network is of, such as {@code AS64500}
 * @param senders the author's domain and address, if DMARC proved them: a forger gets nobody's good
 *     name and spoils nobody's
 */
record Subjects(Optional<String> network, Optional<String> system, List<String> senders) {
    private static final int IPV4_OCTETS = 3;
    private static final int IPV6_OCTETS = 6;

    static Subjects of(Scan scan, AsnSource systems) {
        Optional<InetAddress> client =
                scan.envelope().client().filter(_ -> !scan.facts().trusted());
        Optional<String> system =
                client.map(systems::of)
                        .filter(OptionalLong::isPresent)
                        .map(number -> "AS" + number.getAsLong());
        List<String> senders = new ArrayList<>();
        if (scan.facts().dmarc().passed()) {
            senders.add("domain:" + digest(scan.facts().dmarc().result().domain()));
            author(scan).ifPresent(address -> senders.add("sender:" + digest(address)));
        }
        return new Subjects(client.map(Subjects::network), system, List.copyOf(senders));
    }

    /** Senders, then the network, then the system. */
    List<String> all() {
        List<String> all = new ArrayList<>(senders);
        network.ifPresent(all::add);
        system.map(name -> "system:" + name).ifPresent(all::add);
        return all;
    }

    private static Optional<String> author(Scan scan) {
        List<Author> authors = scan.message().only("From").map(FromField::read).orElse(List.of());
        return authors.size() == 1
                ? Optional.of(authors.getFirst().address().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        int length = octets.length == 4 ? IPV4_OCTETS : IPV6_OCTETS;
        return "network:" + HexFormat.of().formatHex(octets, 0, length);
    }

    static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
