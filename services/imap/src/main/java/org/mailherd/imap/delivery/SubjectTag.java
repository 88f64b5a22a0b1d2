package org.mailherd.imap.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.sieve.outcome.Rewrite;

/** Puts the {@code +tag} of the address before the subject, as mailcow does. */
final class SubjectTag {
    private static final Pattern SUBJECT =
            Pattern.compile("^Subject[ \\t]*:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final String END = "\r\n\r\n";

    private SubjectTag() {}

    /** Empty for a message whose header has no end. */
    static Optional<Rewrite> rewrite(Arrival arrival, String tag) {
        String text = new String(arrival.head(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END);
        if (end < 0) {
            return Optional.empty();
        }
        String head = text.substring(0, end + 2);
        byte[] prefix = Composer.unstructured("[" + tag + "]").getBytes(StandardCharsets.US_ASCII);
        String word = new String(prefix, StandardCharsets.ISO_8859_1);
        Matcher subject = SUBJECT.matcher(head);
        String changed =
                subject.find()
                        ? head.substring(0, subject.end())
                                + " "
                                + word
                                + head.substring(subject.end())
                        : head + "Subject: " + word + "\r\n";
        return Optional.of(new Rewrite(changed + "\r\n", Optional.empty()));
    }
}
