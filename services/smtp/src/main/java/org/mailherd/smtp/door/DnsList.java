package org.mailherd.smtp.door;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of the lists' setting: {@code DOMAIN[=FILTER][*WEIGHT]}, as postscreen_dnsbl_sites has
 * it.
 *
 * @param domain where addresses are looked up
 * @param filter which answers count
 * @param weight what they count
 */
record DnsList(String domain, Filter filter, int weight) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9._-]+)(?:=([0-9.\\[\\];]+))?(?:\\*(-?[0-9]{1,4}))?");

    /** A label that is a customer's key: Spamhaus DQS, abusix and others. */
    private static final Pattern KEY = Pattern.compile("[a-z0-9]{20,}");

    /**
     * @throws IllegalArgumentException when the text is no such entry
     */
    static DnsList parse(String text) {
        Matcher entry = FORM.matcher(text);
        if (!entry.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no list such as zen.example=127.0.0.[2..11]*3");
        }
        return new DnsList(
                entry.group(1),
                entry.group(2) == null ? Filter.ANY : Filter.parse(entry.group(2)),
                entry.group(3) == null ? 1 : Integer.parseInt(entry.group(3)));
    }

    /** Each text may hold several entries with commas or blanks between them. */
    static List<DnsList> parseAll(Collection<String> texts) {
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(text -> !text.isEmpty())
                .map(DnsList::parse)
                .toList();
    }

    /** The domain as strangers may see it: without our key. */
    String publicName() {
        int dot = domain.indexOf('.');
        return dot > 0 && KEY.matcher(domain.substring(0, dot)).matches()
                ? domain.substring(dot + 1)
                : domain;
    }

    /** RFC 5782 2.1 and 2.4: octets or nibbles backwards. */
    static String reversed(InetAddress client) {
        byte[] octets = client.getAddress();
        StringBuilder name = new StringBuilder(72);
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (client instanceof Inet4Address) {
                name.append(octet).append('.');
            } else {
                name.append(Character.forDigit(octet & 15, 16)).append('.');
                name.append(Character.forDigit(octet >> 4, 16)).append('.');
            }
        }
        return name.toString();
    }

    /**
     * Which of 127.0.0.0/8 counts.
     *
     * @param octets four; each a set of ranges
     */
    record Filter(List<List<Range>> octets) {
        /** RFC 5782 2.3: a list answers from 127.0.0.0/8; anything else is a captured domain. */
        static final Filter ANY =
                new Filter(
                        List.of(
                                List.of(new Range(127, 127)),
                                List.of(Range.ALL),
                                List.of(Range.ALL),
                                List.of(Range.ALL)));

        record Range(int from, int to) {
            static final Range ALL = new Range(0, 255);

            static Range parse(String text) {
                String[] ends = text.split("\\.\\.", 2);
                int from = Integer.parseInt(ends[0]);
                int to = Integer.parseInt(ends[ends.length - 1]);
                if (from > to || to > 255) {
                    throw new IllegalArgumentException("'" + text + "' is no range of an octet");
                }
                return new Range(from, to);
            }
        }

        private static final Pattern OCTET = Pattern.compile("\\[([0-9.;]+)]|([0-9]{1,3})");

        static Filter parse(String text) {
            Matcher octet = OCTET.matcher(text);
            List<List<Range>> octets = new java.util.ArrayList<>();
            int at = 0;
            while (at <= text.length() && octet.find(at) && octet.start() == at) {
                String set = octet.group(1) == null ? octet.group(2) : octet.group(1);
                octets.add(Arrays.stream(set.split(";")).map(Range::parse).toList());
                at = octet.end() + 1;
                if (octet.end() < text.length() && text.charAt(octet.end()) != '.') {
                    break;
                }
            }
            if (octets.size() != 4 || at != text.length() + 1) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no filter such as 127.0.0.[2..11]");
            }
            return new Filter(List.copyOf(octets));
        }

        boolean matches(Inet4Address answer) {
            byte[] is = answer.getAddress();
            for (int i = 0; i < is.length; i++) {
                int octet = is[i] & 0xff;
                if (octets.get(i).stream().noneMatch(r -> r.from() <= octet && octet <= r.to())) {
                    return false;
                }
            }
            return true;
        }
    }
}
