package org.mailherd.antispam.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.Link;

/** Hosts and addresses that a message leads to, as Rspamd lists them. */
final class Urls {

    private static final int LIMIT = 500;
    private static final Pattern HOST =
            Pattern.compile(
                    "^(?:[a-z][a-z0-9+.-]{1,10}://|//)?(?:[^/?#@\\s]{0,200}@)?([^/?#@:\\s]{1,253})",
                    Pattern.CASE_INSENSITIVE);
    private static final String MAILTO = "mailto:";
    private static final int TEXT_LIMIT = 65_536;
    private static final int LOCAL_LIMIT = 64; // RFC 5321 4.5.3.1.1
    private static final String LOCAL_MARKS = "._%+-=";
    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,10}[a-z]{2,63}",
                    Pattern.CASE_INSENSITIVE);

    private Urls() {}

    static List<String> hosts(Content content) {
        Set<String> hosts = new LinkedHashSet<>();
        for (Link link : content.links()) {
            String target = link.target();
            Matcher host = HOST.matcher(target);
            boolean web = target.contains("//") || target.regionMatches(true, 0, "www.", 0, 4);
            if (web && hosts.size() < LIMIT && host.find()) {
                hosts.add(host.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(hosts);
    }

    /** Those that links name, then those that stand in the text. */
    static List<String> emails(Content content) {
        Set<String> emails = new LinkedHashSet<>();
        content.links().stream()
                .map(Link::target)
                .filter(target -> target.regionMatches(true, 0, MAILTO, 0, MAILTO.length()))
                .map(target -> target.substring(MAILTO.length()).replaceFirst("\\?.*", ""))
                .filter(address -> address.contains("@"))
                .limit(LIMIT)
                .forEach(emails::add);
        String text = content.text();
        String seen = text.substring(0, Math.min(text.length(), TEXT_LIMIT));
        for (int at = seen.indexOf('@');
                at >= 0 && emails.size() < LIMIT;
                at = seen.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0
                    && at - start < LOCAL_LIMIT
                    && isOf(seen.charAt(start - 1), LOCAL_MARKS)) {
                start--;
            }
            Matcher domain = DOMAIN.matcher(seen).region(at + 1, Math.min(seen.length(), at + 255));
            if (start < at && domain.lookingAt()) {
                emails.add(seen.substring(start, domain.end()));
            }
        }
        return List.copyOf(emails);
    }

    private static boolean isOf(char c, String marks) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || marks.indexOf(c) >= 0;
    }
}
