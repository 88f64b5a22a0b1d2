package org.mailherd.antispam.verdict;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mailherd.antispam.check.Scan;
import org.mailherd.platform.events.RedisKeys;

/** Under what an attempt and its sender are remembered. */
final class GreylistKeys {

    // Big senders try again from a neighbour: /24 and /64 as Rspamd.
    private static final int IPV4_OCTETS = 3;
    private static final int IPV6_OCTETS = 8;

    /** Of more recipients the rest wait and pass with these. */
    private static final int RECIPIENT_LIMIT = 20;

    private GreylistKeys() {}

    /** One for each recipient: network, sender's domain, recipient. */
    static List<String> attempts(Scan scan) {
        String origin = network(scan) + '\n' + domain(scan.envelope().senderDomain());
        return scan.envelope().recipients().stream()
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .sorted()
                .limit(RECIPIENT_LIMIT)
                .map(recipient -> key("greylist:", origin + '\n' + recipient))
                .toList();
    }

    /**
     * Who is known by coming back: the author's domain if DMARC proved it, from wherever it sends;
     * else the network together with the sender's domain.
     */
    static String origin(Scan scan) {
        String name =
                scan.facts().dmarc().passed()
                        ? scan.facts().dmarc().result().domain()
                        : network(scan) + '\n' + domain(scan.envelope().senderDomain());
        return key("greylist-known:", name);
    }

    private static String domain(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    private static String network(Scan scan) {
        return scan.envelope().client().map(GreylistKeys::network).orElse("");
    }

    private static String network(InetAddress address) {
        byte[] octets = address.getAddress();
        return HexFormat.of().formatHex(octets, 0, octets.length == 4 ? IPV4_OCTETS : IPV6_OCTETS);
    }

    private static String key(String kind, String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return RedisKeys.of("antispam", kind + HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
