package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;

/** Who the message says it is from. */
final class FromCheck implements Check {

    private static final String GROUP = "from";
    private static final Symbol INVALID =
            Symbol.of("FROM_INVALID", 2, GROUP, "From holds no address");
    private static final Symbol SEVERAL =
            Symbol.of("MULTIPLE_FROM", 4, "headers", "There is more than one author");
    private static final Symbol OTHER_ADDRESS_IN_NAME =
            Symbol.of(
                    "SPOOF_DISPLAY_NAME",
                    3,
                    GROUP,
                    "The display name shows an address of another domain");
    private static final Symbol OUR_ADDRESS_IN_NAME =
            Symbol.of(
                    "SPOOF_DISPLAY_NAME",
                    8,
                    GROUP,
                    "The display name shows an address of the recipient's own domain, the sender's is another");
    private static final Symbol DIFFERS =
            Symbol.of("FROM_NEQ_ENVFROM", 0, GROUP, "From and the reverse path differ");
    private static final Symbol SAME =
            Symbol.of("FROM_EQ_ENVFROM", 0, GROUP, "From and the reverse path agree");

    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.+-]{1,64}@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8})");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> field = scan.message().only("From");
        if (field.isEmpty()) {
            return List.of();
        }
        List<Author> authors = FromField.read(field.get());
        return switch (authors.size()) {
            case 0 -> List.of(Hit.of(INVALID));
            case 1 -> author(authors.getFirst(), scan);
            default -> List.of(Hit.of(SEVERAL));
        };
    }

    private static List<Hit> author(Author author, Scan scan) {
        List<Hit> hits = new ArrayList<>();
        Matcher shown = ADDRESS.matcher(author.name());
        if (shown.find() && !shown.group(1).equalsIgnoreCase(author.domain())) {
            Symbol symbol =
                    isOurs(shown.group(1), scan) ? OUR_ADDRESS_IN_NAME : OTHER_ADDRESS_IN_NAME;
            hits.add(Hit.of(symbol, shown.group(), author.address()));
        }
        boolean same = author.address().equalsIgnoreCase(scan.envelope().reversePath());
        hits.add(Hit.of(same ? SAME : DIFFERS));
        return hits;
    }

    private static boolean isOurs(String domain, Scan scan) {
        String end = "@" + domain.toLowerCase(Locale.ROOT);
        return scan.envelope().recipients().stream()
                .anyMatch(recipient -> recipient.toLowerCase(Locale.ROOT).endsWith(end));
    }
}
