package org.mailherd.adminui.quarantine;

import java.util.Arrays;
import java.util.Optional;

/** What can be done with a message in the quarantine. */
public enum QuarantineVerb {
    RELEASE("release", "delivered to the mailbox"),
    LEARNSPAM("learnspam", "learned as spam and deleted"),
    DELETE("delete", "deleted");

    private final String word;
    private final String done;

    QuarantineVerb(String word, String done) {
        this.word = word;
        this.done = done;
    }

    /** As links and antispam say it. */
    public String word() {
        return word;
    }

    /** What became of the message, in words. */
    public String done() {
        return done;
    }

    public static Optional<QuarantineVerb> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
