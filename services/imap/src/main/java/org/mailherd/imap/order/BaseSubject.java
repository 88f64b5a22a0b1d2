package org.mailherd.imap.order;

/**
 * The subject without what replying and forwarding put around it, RFC 5256 section 2.1.
 *
 * @param text in upper case, blanks compressed, as the columns keep subjects
 * @param reply whether a mark of a reply or of a forwarded message was taken away
 */
record BaseSubject(String text, boolean reply) {
    // A subject made of brackets alone costs the square of its length.
    private static final int LONGEST = 2000;
    private static final String TRAILER = "(FWD)";
    private static final String FORWARD = "[FWD:";

    /**
     * @param subject decoded, folded to upper case, runs of blanks made one
     */
    static BaseSubject of(String subject) {
        return new Stripping(subject.substring(0, Math.min(LONGEST, subject.length()))).strip();
    }

    /** What is left of the subject lies between two places in it. */
    private static final class Stripping {
        private final String text;
        private int start;
        private int end;
        private boolean reply;

        Stripping(String text) {
            this.text = text;
            this.end = text.length();
        }

        BaseSubject strip() {
            do {
                trailers();
                while (leader() || blob()) {
                    // Steps 3 and 4 are repeated until neither finds anything.
                }
            } while (forward());
            return new BaseSubject(text.substring(start, end), reply);
        }

        /** Step 2: {@code subj-trailer}. */
        private void trailers() {
            while (start < end) {
                if (text.charAt(end - 1) == ' ') {
                    end--;
                } else if (end - start >= TRAILER.length()
                        && text.startsWith(TRAILER, end - TRAILER.length())) {
                    end -= TRAILER.length();
                    reply = true;
                } else {
                    return;
                }
            }
        }

        /** Step 3: one {@code subj-leader}. */
        private boolean leader() {
            if (start < end && text.charAt(start) == ' ') {
                start++;
                return true;
            }
            int at = start;
            for (int next = afterBlob(at); next > at; next = afterBlob(at)) {
                at = next;
            }
            int behind = afterRefwd(at);
            if (behind < 0) {
                return false;
            }
            start = behind;
            reply = true;
            return true;
        }

        /** Step 4: one {@code subj-blob}, unless nothing would remain. */
        private boolean blob() {
            int behind = afterBlob(start);
            if (behind == start || behind >= end) {
                return false;
            }
            start = behind;
            return true;
        }

        /** Step 6: {@code subj-fwd}. */
        private boolean forward() {
            boolean wrapped =
                    text.startsWith(FORWARD, start)
                            && end - start > FORWARD.length()
                            && text.charAt(end - 1) == ']';
            if (wrapped) {
                start += FORWARD.length();
                end--;
                reply = true;
            }
            return wrapped;
        }

        /** Behind a {@code subj-blob} and its blanks; the same place when there is none. */
        private int afterBlob(int at) {
            if (at >= end || text.charAt(at) != '[') {
                return at;
            }
            int close = at + 1;
            while (close < end && text.charAt(close) != ']' && text.charAt(close) != '[') {
                close++;
            }
            return close < end && text.charAt(close) == ']' ? afterBlanks(close + 1) : at;
        }

        /** Behind a {@code subj-refwd}; -1 when there is none. */
        private int afterRefwd(int at) {
            int word;
            if (text.startsWith("RE", at)) {
                word = at + 2;
            } else if (text.startsWith("FWD", at)) {
                word = at + 3;
            } else if (text.startsWith("FW", at)) {
                word = at + 2;
            } else {
                return -1;
            }
            int colon = afterBlob(afterBlanks(word));
            return colon < end && text.charAt(colon) == ':' ? colon + 1 : -1;
        }

        private int afterBlanks(int at) {
            int behind = at;
            while (behind < end && text.charAt(behind) == ' ') {
                behind++;
            }
            return behind;
        }
    }
}
