package org.mailherd.mailstore.search;

/**
 * The runs a folded text in UTF-8 is made of: words, what stands between words, and stretches of
 * writings that put no blanks between words. Every run of the first two kinds is a term of the
 * index as it is, a stretch is its pairs of neighbours. A needle is made of such runs as well, and
 * only its first and its last may be parts of longer ones.
 */
final class Words {
    /** Octets of a run that are one term; longer runs are several, which overlap. */
    static final int LONGEST = 128;

    /** So many octets of a run stand together in one term at least. */
    static final int OVERLAP = 64;

    /** What a character can be part of. */
    enum Kind {
        /** Fields and parts end with it, so no run goes on over it. */
        END,
        WORD,
        SIGNS,
        STRETCH
    }

    private static final char FIRST_IDEOGRAPH = 0x2E80;
    private static final Kind[] KINDS = kinds();

    private Words() {}

    static Kind kind(byte[] text, int at) {
        byte lead = text[at];
        if (lead >= 0) {
            return KINDS[lead];
        }
        int second = text[at + 1] & 0x3F;
        return switch (length(lead)) {
            case 2 -> KINDS[(lead & 0x1F) << 6 | second];
            case 3 -> kind((lead & 0x0F) << 12 | second << 6 | text[at + 2] & 0x3F);
            default -> Kind.STRETCH;
        };
    }

    private static Kind kind(int character) {
        return character < FIRST_IDEOGRAPH ? KINDS[character] : Kind.STRETCH;
    }

    /** Octets of a character that begins so. */
    static int length(byte lead) {
        if (lead >= 0) {
            return 1;
        }
        int first = lead & 0xFF;
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** Where the run that begins here ends. */
    static int end(byte[] text, int begin) {
        Kind kind = kind(text, begin);
        int at = begin + length(text[begin]);
        while (at < text.length && kind(text, at) == kind) {
            at += length(text[at]);
        }
        return at;
    }

    /** Nearly every text is full of lone blanks: they are no terms. */
    static boolean isBlank(byte[] text, int begin, int end) {
        return end - begin == 1 && text[begin] == ' ';
    }

    /** Where the pair of characters of a stretch ends that begins here; its last one is alone. */
    static int endOfPair(byte[] text, int begin, int end) {
        int second = begin + length(text[begin]);
        return second == end ? end : second + length(text[second]);
    }

    private static Kind[] kinds() {
        Kind[] kinds = new Kind[FIRST_IDEOGRAPH];
        for (char c = 0; c < FIRST_IDEOGRAPH; c++) {
            kinds[c] = hasNoBlanks(c) ? Kind.STRETCH : isOfWords(c) ? Kind.WORD : Kind.SIGNS;
        }
        kinds[0] = Kind.END;
        return kinds;
    }

    /** Thai and Lao, Burmese, Khmer. */
    private static boolean hasNoBlanks(char c) {
        return c >= 0x0E00 && c < 0x0F00 || c >= 0x1000 && c < 0x10A0 || c >= 0x1780 && c < 0x1800;
    }

    /** Accents are characters of their own once a text is folded. */
    private static boolean isOfWords(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> Character.isLetterOrDigit(c);
        };
    }
}
