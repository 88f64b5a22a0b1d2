package org.mailherd.antispam.blocklist;

import java.util.List;
import org.mailherd.antispam.check.Symbol;

/**
 * Spamhaus' lists by the Data Query Service. Its public mirrors refuse whoever asks through a
 * public resolver, with answers that look like listings; so without a key nothing is asked.
 */
final class Spamhaus {

    private static final String GROUP = "rbl";

    private Spamhaus() {}

    /**
     * @param key empty: none
     * @throws IllegalArgumentException when it cannot be a key; does not say it
     */
    static void check(String key) {
        if (!key.matches("[a-z0-9]{0,63}")) {
            throw new IllegalArgumentException(
                    "the key of Spamhaus (SPAMHAUS_DQS_KEY, spamhaus-key) has lower-case letters and digits only");
        }
    }

    static List<Zone> clients(String key) {
        String zen = key + ".zen.dq.spamhaus.net";
        return List.of(
                zone(
                        zen,
                        "127.0.0.2",
                        "RBL_SPAMHAUS_SBL",
                        4,
                        "The client is a known source of spam (Spamhaus SBL)"),
                zone(
                        zen,
                        "127.0.0.3",
                        "RBL_SPAMHAUS_CSS",
                        2,
                        "The client's network sends spam on snowshoes (Spamhaus CSS)"),
                zone(
                        zen,
                        "127.0.0.[4..7]",
                        "RBL_SPAMHAUS_XBL",
                        4,
                        "The client is a hijacked machine (Spamhaus XBL)"),
                zone(
                        zen,
                        "127.0.0.9",
                        "RBL_SPAMHAUS_DROP",
                        7,
                        "The client's network belongs to criminals (Spamhaus DROP)"),
                zone(
                        zen,
                        "127.0.0.[10;11]",
                        "RBL_SPAMHAUS_PBL",
                        2,
                        "The client is a home connection, which sends no mail by itself (Spamhaus PBL)"));
    }

    static List<Zone> domains(String key) {
        String dbl = key + ".dbl.dq.spamhaus.net";
        return List.of(
                zone(
                        dbl,
                        "127.0.1.2",
                        "DBL_SPAM",
                        6.5,
                        "A domain of the message is known for spam (Spamhaus DBL)"),
                zone(
                        dbl,
                        "127.0.1.4",
                        "DBL_PHISH",
                        7.5,
                        "A domain of the message is known for phishing (Spamhaus DBL)"),
                zone(
                        dbl,
                        "127.0.1.5",
                        "DBL_MALWARE",
                        7.5,
                        "A domain of the message is known for malware (Spamhaus DBL)"),
                zone(
                        dbl,
                        "127.0.1.6",
                        "DBL_BOTNET",
                        7.5,
                        "A domain of the message steers hijacked machines (Spamhaus DBL)"),
                zone(
                        dbl,
                        "127.0.1.[102..106]",
                        "DBL_ABUSE",
                        5,
                        "A domain of the message is honest, but hacked (Spamhaus DBL)"));
    }

    private static Zone zone(
            String name, String answers, String symbol, double weight, String description) {
        return Zone.of(name, answers, Symbol.of(symbol, weight, GROUP, description));
    }
}
