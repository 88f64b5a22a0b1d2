package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the subject is written. */
final class SubjectCheck implements Check {

    private static final String GROUP = "subject";
    private static final Symbol EMPTY =
            Symbol.of("EMPTY_SUBJECT", 1, GROUP, "The Subject is empty");
    private static final Symbol ALL_CAPS =
            Symbol.of("SUBJ_ALL_CAPS", 1.5, GROUP, "The Subject is all in capitals");
    private static final Symbol FAKE_REPLY =
            Symbol.of(
                    "FAKE_REPLY",
                    0,
                    GROUP,
                    "The Subject claims to be an answer, but answers nothing");

    private static final int SHOUT_LENGTH = 10;
    private static final Pattern REPLY = Pattern.compile("(?i)^(re|aw|sv|antw)(\\[\\d+])?:");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> subject = scan.message().only("Subject");
        if (subject.isEmpty()) {
            return List.of();
        }
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(subject.get().isEmpty(), EMPTY));
        hits.addAll(Hit.when(shouts(subject.get()), ALL_CAPS));
        boolean answers = scan.message().has("In-Reply-To") || scan.message().has("References");
        hits.addAll(Hit.when(REPLY.matcher(subject.get()).find() && !answers, FAKE_REPLY));
        return hits;
    }

    /** Encoded words are left out: their base64 says nothing about the letters. */
    private static boolean shouts(String subject) {
        long letters = subject.chars().filter(Character::isLetter).count();
        return letters > SHOUT_LENGTH
                && !subject.contains("=?")
                && subject.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
    }
}
