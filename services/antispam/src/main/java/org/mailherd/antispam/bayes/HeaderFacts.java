package org.mailherd.antispam.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.content.EncodedWords;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * What the sender's program and the sender wrote into the header. Nothing of what servers on the
 * way add, other filters least of all, and nothing of the recipient: it would teach where mail came
 * by, not what it is.
 */
final class HeaderFacts {

    private static final int LONGEST = 400;

    /** Fields whose words count. */
    private static final List<String> WORDED =
            List.of("X-Mailer", "User-Agent", "Organization", "Content-Type", "Content-Language");

    /**
     * Fields that are there, whatever they say. That one is missing is no fact: who learns from
     * mailing lists alone would take every letter for spam, because it is from none.
     */
    private static final List<String> NOTED =
            List.of(
                    "References",
                    "In-Reply-To",
                    "List-Unsubscribe",
                    "List-Unsubscribe-Post",
                    "Reply-To",
                    "Cc",
                    "Message-ID",
                    "MIME-Version",
                    "X-Priority",
                    "X-MSMail-Priority",
                    "Importance",
                    "Precedence",
                    "Feedback-ID",
                    "Auto-Submitted");

    private static final List<String> ADDRESSED = List.of("From", "Reply-To", "Sender");
    private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]{1,255})");
    private static final Pattern VARYING =
            Pattern.compile("boundary=(\"[^\"]*\"|[^;\\s]*)", Pattern.CASE_INSENSITIVE);

    private HeaderFacts() {}

    /** Facts such as {@code from-domain example.org}: a space of names and a word. */
    record Fact(String space, String word) {}

    static List<Fact> of(HeaderBlock header) {
        List<Fact> facts = new ArrayList<>();
        for (String name : ADDRESSED) {
            header.all(name).stream().limit(2).forEach(field -> address(name, field, facts));
        }
        for (String name : WORDED) {
            String space = "field " + name;
            words(header, name).forEach(word -> facts.add(new Fact(space, word)));
        }
        for (String name : NOTED) {
            if (header.has(name)) {
                facts.add(new Fact("with", name));
            }
        }
        return facts;
    }

    /** The words of the Subject, decoded. */
    static List<String> subject(HeaderBlock header, int most) {
        return header.all("Subject").stream()
                .limit(2)
                .flatMap(field -> Words.of(decoded(field), most).stream())
                .toList();
    }

    private static void address(String name, HeaderField field, List<Fact> facts) {
        String value = decoded(field);
        int angle = value.lastIndexOf('<');
        if (angle > 0) {
            String space = "name " + name;
            Words.of(value.substring(0, angle), 10)
                    .forEach(word -> facts.add(new Fact(space, word)));
        }
        Matcher domain = DOMAIN.matcher(angle < 0 ? value : value.substring(angle));
        if (domain.find()) {
            Hosts.ends(domain.group(1).toLowerCase(Locale.ROOT))
                    .forEach(end -> facts.add(new Fact("domain " + name, end)));
        }
    }

    private static List<String> words(HeaderBlock header, String name) {
        return header.all(name).stream()
                .limit(1)
                .flatMap(field ->
                        Words.of(VARYING.matcher(bounded(field.value())).replaceAll(""), 20)
                                .stream())
                .toList();
    }

    private static String decoded(HeaderField field) {
        return EncodedWords.decode(bounded(field.value()));
    }

    private static String bounded(String value) {
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }
}
