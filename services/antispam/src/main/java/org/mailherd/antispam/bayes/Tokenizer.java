package org.mailherd.antispam.bayes;

import java.util.List;
import java.util.Locale;
import org.mailherd.antispam.bayes.HeaderFacts.Fact;

/**
 * Makes tokens of a message: how it is made ({@link HeaderFacts}, {@link HandFacts}, {@link
 * LinkFacts}), single words and sparse pairs of a word with those up to some places behind it
 * (orthogonal sparse bigrams), each kind in a space of its own. The same message always gives the
 * same tokens: what was learnt can be taken back.
 */
public final class Tokenizer {

    /** Raise when messages give other tokens than before: what was counted is then of no use. */
    public static final int VERSION = 3;

    static final int TOKEN_LIMIT = 3000;
    private static final int BODY_WORDS = 1000;
    private static final int SUBJECT_WORDS = 40;
    private static final int HOSTS = 50;
    private static final int PARTS = 30;

    /**
     * Words that a pair may span. Neighbours only: measured, wider windows cost two or three times
     * the tokens and judge no better.
     */
    private static final int WINDOW = 2;

    /**
     * A message's tokens.
     *
     * @param numbers at most {@value #TOKEN_LIMIT} different ones
     * @param made how many of them, which come first, tell how the message is made; the others are
     *     the words of its text
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Tokens(long[] numbers, int made) {}

    /** At most {@value #TOKEN_LIMIT} different ones. */
    public long[] tokens(Reading reading) {
        return split(reading).numbers();
    }

    Tokens split(Reading reading) {
        TokenSet tokens = new TokenSet(TOKEN_LIMIT);
        add(HeaderFacts.of(reading.header()), tokens);
        add(HandFacts.of(reading.header()), tokens);
        pairs("subject", HeaderFacts.subject(reading.header(), SUBJECT_WORDS), tokens);
        reading.hosts().stream()
                .limit(HOSTS)
                .flatMap(host -> Hosts.ends(host).stream())
                .forEach(end -> tokens.add(TokenHash.of("host", end)));
        add(LinkFacts.of(reading.links()), tokens);
        reading.parts().stream().limit(PARTS).forEach(part -> part(part, tokens));
        int made = tokens.size();
        pairs("", Words.of(reading.text(), BODY_WORDS), tokens);
        return new Tokens(tokens.toArray(), made);
    }

    private static void add(List<Fact> facts, TokenSet tokens) {
        facts.forEach(fact -> tokens.add(TokenHash.of(fact.space(), fact.word())));
    }

    private static void part(Reading.Part part, TokenSet tokens) {
        tokens.add(TokenHash.of("part", part.mediaType().toLowerCase(Locale.ROOT)));
        Words.of(part.fileName(), 10).forEach(word -> tokens.add(TokenHash.of("file", word)));
    }

    private static void pairs(String space, List<String> words, TokenSet tokens) {
        long[] hashes = words.stream().mapToLong(word -> TokenHash.of(space, word)).toArray();
        for (int i = 0; i < hashes.length; i++) {
            tokens.add(hashes[i]);
            for (int distance = 1; distance < WINDOW && i + distance < hashes.length; distance++) {
                tokens.add(TokenHash.pair(hashes[i], hashes[i + distance], distance));
            }
        }
    }
}
