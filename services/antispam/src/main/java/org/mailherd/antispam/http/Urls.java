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

    static List<String> emails(Content content) {
        return content.links().stream()
                .map(Link::target)
                .filter(target -> target.regionMatches(true, 0, MAILTO, 0, MAILTO.length()))
                .map(target -> target.substring(MAILTO.length()).replaceFirst("\\?.*", ""))
                .filter(address -> address.contains("@"))
                .distinct()
                .limit(LIMIT)
                .toList();
    }
}
