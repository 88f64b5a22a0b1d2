package org.mailherd.antispam.link;

import java.util.Locale;
import java.util.Set;

/** Tells {@code example.com} from {@code report.doc}: both may be the text of a link. */
final class TopLevel {

    private static final Set<String> USUAL =
            Set.of(
                    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "eu", "uk",
                    "de", "fr", "nl", "it", "es", "ch", "at", "be", "dk", "no", "se", "fi", "cz",
                    "ru", "ua", "us", "ca", "mx", "br", "ar", "au", "nz", "jp", "cn", "kr", "in",
                    "za", "tr", "gr", "pt", "hu", "ro", "ie", "io", "co", "me", "tv", "app", "dev",
                    "online", "shop", "site", "xyz", "top", "club", "bank");

    private TopLevel() {}

    static boolean isUsual(String host) {
        return USUAL.contains(host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
