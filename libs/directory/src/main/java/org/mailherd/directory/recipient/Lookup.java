package org.mailherd.directory.recipient;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.MailAddress;

/**
 * The names under which rows may know an address: as it is and without its {@code +tag}, in the
 * domain that was written and in the one that an alias domain stands for.
 */
final class Lookup {
    private final String local;
    private final Optional<String> base;
    private final Optional<String> tag;
    private final List<String> domains;

    private Lookup(
            String local, Optional<String> base, Optional<String> tag, List<String> domains) {
        this.local = local;
        this.base = base;
        this.tag = tag;
        this.domains = domains;
    }

    /**
     * @param home the domain behind that of the address, the same for one of our own
     */
    static Lookup of(MailAddress address, String home) {
        String given = address.localPart();
        int plus = given.indexOf('+');
        Optional<String> base =
                plus > 0 ? Optional.of(canonical(given.substring(0, plus))) : Optional.empty();
        Optional<String> tag =
                Optional.of(given.substring(plus + 1)).filter(t -> plus > 0 && !t.isEmpty());
        List<String> domains =
                home.equals(address.domain()) ? List.of(home) : List.of(address.domain(), home);
        return new Lookup(canonical(given), base, tag, domains);
    }

    /** Lower case, and one form for what Unicode writes in two. */
    private static String canonical(String text) {
        return composed(text.toLowerCase(Locale.ROOT));
    }

    static String composed(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    String local() {
        return local;
    }

    /** What stood behind the first {@code +}, as given. */
    Optional<String> tag() {
        return tag;
    }

    List<String> exact() {
        return domains.stream().map(domain -> name(local, domain)).toList();
    }

    List<String> untagged() {
        return base.map(it -> domains.stream().map(domain -> name(it, domain)).toList())
                .orElse(List.of());
    }

    List<String> wholeDomain() {
        return domains.stream().map(domain -> "@" + domain).toList();
    }

    /** Most specific first. */
    List<String> all() {
        Set<String> names = new LinkedHashSet<>(exact());
        names.addAll(untagged());
        names.addAll(wholeDomain());
        return new ArrayList<>(names);
    }

    private static String name(String local, String domain) {
        return new MailAddress(local, domain).toString();
    }
}
