package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailherd.antispam.facts.ClientName;

/** The name the client gave (RFC 5321 4.1.1.1: a full domain name or an address literal). */
final class HeloCheck implements Check {

    private static final String GROUP = "hfilter";
    private static final Symbol BARE_ADDRESS =
            Symbol.of(
                    "HFILTER_HELO_BAREIP",
                    3,
                    GROUP,
                    "The client greets with an address without brackets");
    private static final Symbol NOT_FULL =
            Symbol.of(
                    "HFILTER_HELO_NOT_FQDN",
                    2,
                    GROUP,
                    "The client greets with a name that is no full domain name");
    private static final Symbol PROVIDER =
            Symbol.of(
                    "FAKE_HELO_PROVIDER",
                    3,
                    GROUP,
                    "The client greets as a large mail provider, but is none of its servers");
    private static final Symbol RECIPIENT =
            Symbol.of(
                    "HELO_RECIPIENT_DOMAIN",
                    3,
                    GROUP,
                    "The client greets with the recipient's own domain, but is none of its servers");

    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+");
    private static final Pattern FULL_NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)+\\.?");

    /** Their servers greet with names of their own below these. */
    private static final Set<String> PROVIDERS =
            Set.of(
                    "aol.com",
                    "gmail.com",
                    "gmx.de",
                    "gmx.net",
                    "hotmail.com",
                    "live.com",
                    "mail.com",
                    "mail.ru",
                    "msn.com",
                    "outlook.com",
                    "web.de",
                    "yahoo.com",
                    "yandex.ru");

    @Override
    public List<Hit> run(Scan scan) {
        return Handover.of(scan).map(handover -> hits(handover, scan)).orElse(List.of());
    }

    private static List<Hit> hits(Handover handover, Scan scan) {
        String helo = handover.helo();
        if (helo.isEmpty() || helo.startsWith("[")) {
            return List.of();
        }
        if (ADDRESS.matcher(helo).matches()) {
            return List.of(Hit.of(BARE_ADDRESS, helo));
        }
        if (!FULL_NAME.matcher(helo).matches()) {
            return List.of(Hit.of(NOT_FULL, helo));
        }
        String name = helo.toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        if (isStranger(handover.name(), name)) {
            hits.addAll(Hit.when(PROVIDERS.contains(name), PROVIDER, helo));
            hits.addAll(Hit.when(isRecipients(name, scan), RECIPIENT, helo));
        }
        return hits;
    }

    private static boolean isRecipients(String name, Scan scan) {
        return scan.envelope().recipients().stream()
                .anyMatch(recipient -> recipient.toLowerCase(Locale.ROOT).endsWith("@" + name));
    }

    /** Whether reverse look-up answered, and with no host of that domain. */
    private static boolean isStranger(ClientName client, String domain) {
        return switch (client) {
            case ClientName.Confirmed(String host) -> !isOf(host, domain);
            case ClientName.Unconfirmed(String host) -> !isOf(host, domain);
            case ClientName.Missing _ -> true;
            case ClientName.Unknown _ -> false;
        };
    }

    private static boolean isOf(String host, String domain) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(domain) || name.endsWith("." + domain);
    }
}
