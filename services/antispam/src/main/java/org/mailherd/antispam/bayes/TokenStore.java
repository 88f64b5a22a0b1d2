package org.mailherd.antispam.bayes;

import java.io.IOException;
import java.util.List;

/** Counts how often tokens were in spam and in ham. Safe for several threads and processes. */
public interface TokenStore {

    /** What a message is taken for. */
    enum Label {
        SPAM("spam"),
        HAM("ham"),
        /** Nothing any more. */
        NONE("none");

        private final String keyword;

        Label(String keyword) {
            this.keyword = keyword;
        }

        String keyword() {
            return keyword;
        }
    }

    /** What a lesson did. */
    enum Change {
        NOTHING,
        LEARNED,
        /** It was learnt as the other before; that is taken back. */
        RELEARNED,
        UNLEARNED
    }

    /**
     * @throws IOException when the counts are out of reach
     */
    default Learnt look(Scope scope, long[] tokens) throws IOException {
        return look(scope, List.of(), 0, tokens).getFirst();
    }

    /**
     * Asks once for all.
     *
     * @param least messages of each class without which a further scope counts as one that nobody
     *     taught
     * @return of the first scope and then of each further one
     * @throws IOException when the counts are out of reach
     */
    List<Learnt> look(Scope first, List<Scope> further, int least, long[] tokens)
            throws IOException;

    /**
     * What the message was learnt as before is taken back.
     *
     * @throws IOException when the counts are out of reach; nothing is learnt
     */
    Change learn(Scope scope, long[] tokens, Label label) throws IOException;

    /**
     * What was learnt of the message before stays: a machine does not correct a person.
     *
     * @throws IOException when the counts are out of reach; nothing is learnt
     */
    Change learnNew(Scope scope, long[] tokens, Label label) throws IOException;

    /**
     * @throws IOException when the counts are out of reach
     */
    Counts messages(Scope scope) throws IOException;

    /**
     * About how many tokens are kept.
     *
     * @throws IOException when the counts are out of reach
     */
    long tokens(Scope scope) throws IOException;
}
