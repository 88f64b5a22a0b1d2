package org.mailherd.antispam.fraud;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.content.EncodedWords;

/** Subject and text the way a person reads them: one case, one blank, no invisible letters. */
final class Plain {

    /** Who wants something says so early. */
    private static final int LONGEST = 12_000;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\u00ad]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private Plain() {}

    static String of(Scan scan) {
        String text = scan.content().text();
        String all =
                EncodedWords.decode(scan.message().only("Subject").orElse(""))
                        + " . "
                        + text.substring(0, Math.min(text.length(), LONGEST));
        String even = Normalizer.normalize(all, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return BLANKS.matcher(UNSEEN.matcher(even).replaceAll("")).replaceAll(" ");
    }

    static long found(List<Pattern> signs, String text) {
        return signs.stream().filter(sign -> sign.matcher(text).find()).count();
    }
}
