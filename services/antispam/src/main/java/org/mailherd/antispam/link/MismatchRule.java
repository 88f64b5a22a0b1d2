package org.mailherd.antispam.link;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.message.FromField;

/** A link that shows one address and leads to another. Cost: each anchor's text. */
final class MismatchRule implements LinkRule {

    private static final String GROUP = "phishing";
    private static final Symbol PHISHING =
            Symbol.of(
                    "PHISHING", 3, GROUP, "A link shows one address and leads to another owner's");
    private static final Symbol COUNTED =
            Symbol.of(
                    "PHISHED_GENERIC_SERVICE",
                    0,
                    GROUP,
                    "A link shows one address and leads by way of the sender's own or a list's counter");

    /** A shown text that is an address alone, not a sentence that names one. */
    private static final Pattern SHOWN =
            Pattern.compile(
                    "(?:https?://)?(?:www\\.)?((?:[\\w-]{1,63}\\.){1,6}[a-z]{2,24})(?:[:/?#]\\S*)?",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public List<Hit> judge(Scan scan, List<Seen> links) {
        String sender = sender(scan);
        boolean list = scan.message().has("List-Unsubscribe") || scan.message().has("List-Id");
        for (Seen seen : links) {
            Optional<String> shown = shownDomain(seen);
            if (shown.isPresent() && !shown.get().equals(seen.target().registered())) {
                String leads = seen.target().registered();
                boolean counted = list || leads.equals(sender);
                return List.of(Hit.of(counted ? COUNTED : PHISHING, shown.get() + " -> " + leads));
            }
        }
        return List.of();
    }

    private static Optional<String> shownDomain(Seen seen) {
        String shown = seen.link().shown().strip();
        boolean looked = seen.isAnchor() && seen.target().isWeb() && !shown.contains("@");
        Matcher address = SHOWN.matcher(shown);
        if (!looked || shown.length() > 300 || !address.matches()) {
            return Optional.empty();
        }
        boolean clearlyAddress =
                shown.regionMatches(true, 0, "http", 0, 4)
                        || shown.regionMatches(true, 0, "www.", 0, 4);
        return Optional.of(Registered.of(address.group(1).toLowerCase(Locale.ROOT)))
                .filter(_ -> clearlyAddress || TopLevel.isUsual(address.group(1)));
    }

    private static String sender(Scan scan) {
        return scan.message()
                .only("From")
                .flatMap(from -> FromField.read(from).stream().findFirst())
                .map(author -> Registered.of(author.domain()))
                .orElse("");
    }
}
