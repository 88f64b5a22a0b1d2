package org.mailherd.antispam.verdict;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.mailherd.antispam.check.Scan;
import org.mailherd.mailauth.dmarc.SuffixList;
import org.mailherd.platform.events.RedisKeys;

/** Under what an attempt and its sender are remembered. */
final class GreylistKeys {

    // Big senders try again from a neighbour: /24 and /64 as Rspamd.
    private static final int IPV4_OCTETS = 3;
    private static final int IPV6_OCTETS = 8;

    /** A /48 is what one customer may have of IPv6: its networks share a shelf. */
    private static final int IPV6_SITE_OCTETS = 6;

    /** Of more recipients the rest wait and pass with these. */
    private static final int RECIPIENT_LIMIT = 20;

    private static final int FIELD_OCTETS = 8;

    private GreylistKeys() {}

    /** The shelf of the client's site: who floods presses on no other's. */
    static String attempts(Scan scan, int shelves) {
        return shelf("greylist:", site(scan), shelves);
    }

    /** The shelf of who came back: of a proven organization, else of the client's site. */
    static String known(Scan scan, int shelves) {
        String whose =
                scan.facts().dmarc().passed()
                        ? SuffixList.organizational(scan.facts().dmarc().result().domain())
                        : site(scan);
        return shelf("greylist-known:", whose, shelves);
    }

    /** One for each recipient: network, sender's domain, recipient. */
    static List<String> tuples(Scan scan) {
        String origin = network(scan) + '\n' + domain(scan.envelope().senderDomain());
        return scan.envelope().recipients().stream()
                .map(recipient -> recipient.toLowerCase(Locale.ROOT))
                .sorted()
                .limit(RECIPIENT_LIMIT)
                .map(recipient -> field(origin + '\n' + recipient))
                .toList();
    }

    /**
     * Who is known by coming back: the author's domain if DMARC proved it, from wherever it sends;
     * else the network together with the sender's domain.
     */
    static String origin(Scan scan) {
        return field(
                scan.facts().dmarc().passed()
                        ? scan.facts().dmarc().result().domain()
                        : network(scan) + '\n' + domain(scan.envelope().senderDomain()));
    }

    private static String domain(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }

    private static String network(Scan scan) {
        return scan.envelope().client().map(one -> start(one, IPV6_OCTETS)).orElse("");
    }

    private static String site(Scan scan) {
        return scan.envelope().client().map(one -> start(one, IPV6_SITE_OCTETS)).orElse("");
    }

    private static String start(InetAddress address, int ofIpv6) {
        byte[] octets = address.getAddress();
        return HexFormat.of().formatHex(octets, 0, octets.length == 4 ? IPV4_OCTETS : ofIpv6);
    }

    private static String field(String text) {
        return HexFormat.of().formatHex(digest(text), 0, FIELD_OCTETS);
    }

    private static String shelf(String kind, String text, int shelves) {
        int number = Math.floorMod(ByteBuffer.wrap(digest(text)).getInt(), shelves);
        return RedisKeys.of("antispam", kind + number);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
