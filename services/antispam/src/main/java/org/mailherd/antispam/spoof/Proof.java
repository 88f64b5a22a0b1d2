package org.mailherd.antispam.spoof;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.facts.NetworkFacts;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dmarc.ArcTrust;
import org.mailherd.mailauth.spf.SpfOutcome;
import org.mailherd.mailauth.spf.SpfResult;

/** What speaks for an author's domain, as DMARC aligns it but whatever the domain publishes. */
final class Proof {
    private static final int LONGEST = 2000;
    private static final Pattern LIST_ID =
            Pattern.compile("<[^<>\\s@]{0,200}?([^<>\\s.@]{1,63}(?:\\.[^<>\\s.@]{1,63})+)>");

    private final Envelope envelope;
    private final NetworkFacts facts;
    private final ArcTrust trust;
    private final Optional<String> list;

    Proof(Scan scan, ArcTrust trust) {
        this.envelope = scan.envelope();
        this.facts = scan.facts();
        this.trust = trust;
        this.list = scan.message().only("List-Id").flatMap(Proof::listDomain);
    }

    /** Or somebody trusted answers for it, or the DNS did not say enough to deny it. */
    boolean of(String domain) {
        return facts.dmarc().passed() && facts.dmarc().result().domain().equals(domain)
                || facts.dkim().stream().anyMatch(result -> signed(result, domain))
                || sent(domain)
                || facts.dmarc().voucher().isPresent()
                || trust.hands(facts.arc(), domain).isPresent()
                || fromList();
    }

    private static boolean signed(DkimResult result, String domain) {
        return (result.proves() || result.status() == DkimStatus.TEMPERROR)
                && aligned(result.domain(), domain);
    }

    private boolean sent(String domain) {
        String sender =
                envelope.reversePath().isEmpty() ? envelope.helo() : envelope.senderDomain();
        return facts.spf()
                .map(SpfOutcome::result)
                .filter(result -> result == SpfResult.PASS || result == SpfResult.TEMPERROR)
                .filter(_ -> aligned(sender, domain))
                .isPresent();
    }

    /** A list that signs by its own name, as its List-Id (RFC 2919) has it, and keeps From. */
    private boolean fromList() {
        return list.isPresent()
                && facts.dkim().stream()
                        .filter(DkimResult::proves)
                        .anyMatch(result -> within(list.get(), lower(result.domain())));
    }

    private static Optional<String> listDomain(String value) {
        Matcher id = LIST_ID.matcher(value.substring(0, Math.min(value.length(), LONGEST)));
        return id.find() ? Optional.of(lower(id.group(1))) : Optional.empty();
    }

    /** The same, or one below the other. */
    private static boolean aligned(String proven, String author) {
        String name = lower(proven);
        return within(name, author) || within(author, name);
    }

    private static boolean within(String name, String domain) {
        return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
