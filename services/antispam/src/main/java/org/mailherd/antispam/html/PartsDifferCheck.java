package org.mailherd.antispam.html;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Content.Text;
import org.mailherd.antispam.content.Part;

/** Two versions of a message that say different things. Cost: the words of both. */
final class PartsDifferCheck implements Check {

    private static final Symbol DIFFER =
            Symbol.of(
                    "R_PARTS_DIFFER",
                    1,
                    "content",
                    "The plain and the HTML version of the message say different things");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int FEW_WORDS = 10;
    private static final int WORDS = 5000;
    private static final int LONGEST = 100_000;
    private static final double ALIKE = 0.3;

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        Optional<Part> alternative =
                scan.content().parts().stream()
                        .filter(part -> part.mediaType().equals("multipart/alternative"))
                        .findFirst();
        return alternative.map(part -> compare(scan, part)).orElse(List.of());
    }

    private static List<Hit> compare(Scan scan, Part alternative) {
        Optional<Set<String>> plain = words(scan, alternative, "text/plain");
        Optional<Set<String>> html = words(scan, alternative, "text/html");
        if (plain.isEmpty() || html.isEmpty()) {
            return List.of();
        }
        int fewer = Math.min(plain.get().size(), html.get().size());
        if (fewer < FEW_WORDS) {
            return List.of();
        }
        Set<String> common = new HashSet<>(plain.get());
        common.retainAll(html.get());
        double alike = (double) common.size() / fewer;
        return Hit.when(alike < ALIKE, DIFFER, Math.round(100 - 100 * alike) + "%");
    }

    private static Optional<Set<String>> words(Scan scan, Part alternative, String mediaType) {
        String prefix = alternative.path().isEmpty() ? "" : alternative.path() + ".";
        return scan.content().texts().stream()
                .filter(text -> text.path().startsWith(prefix))
                .filter(text -> text.mediaType().equals(mediaType))
                .findFirst()
                .map(PartsDifferCheck::words);
    }

    /** A text that is mostly addresses says little; links are left out by their slashes. */
    private static Set<String> words(Text text) {
        Set<String> words = new HashSet<>();
        // One look at each character: an expression that finds links would come back to them.
        StringTokenizer pieces = new StringTokenizer(bounded(text.text()));
        while (pieces.hasMoreTokens() && words.size() < WORDS) {
            String piece = pieces.nextToken().toLowerCase(Locale.ROOT);
            if (!piece.contains("//") && piece.indexOf('@') < 0 && !piece.contains("www.")) {
                for (String word : NO_WORD.split(piece)) {
                    if (word.length() > 2) {
                        words.add(word);
                    }
                }
            }
        }
        return words;
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
