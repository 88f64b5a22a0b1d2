package org.mailherd.antispam.learn;

import java.io.IOException;
import org.mailherd.antispam.bayes.TokenStore.Change;
import org.mailherd.antispam.fuzzy.FuzzyStorage;
import org.mailherd.antispam.reputation.OriginLessons;

/** What a lesson for everybody says beside its words: a fuzzy report, and a past of its origin. */
final class Reports {

    private static final int DENIED = 1;

    private final FuzzyStorage fuzzy;
    private final OriginLessons origins;

    Reports(FuzzyStorage fuzzy, OriginLessons origins) {
        this.fuzzy = fuzzy;
        this.origins = origins;
    }

    /**
     * @param words what the lesson did to everybody's words
     * @throws IOException when fuzzy hashes are out of reach
     */
    void of(Lesson lesson, Change words) throws IOException {
        if (words != Change.NOTHING && lesson.spam()) {
            fuzzy.add(lesson.content(), DENIED, 1);
        } else if (words == Change.RELEARNED) {
            fuzzy.add(lesson.content(), DENIED, -1);
        }
        origins.taught(lesson.message(), lesson.content(), lesson.spam());
    }
}
