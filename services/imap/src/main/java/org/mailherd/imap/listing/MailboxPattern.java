package org.mailherd.imap.listing;

import org.mailherd.mailstore.folder.FolderName;

/**
 * A LIST pattern: {@code *} matches anything, {@code %} anything up to the delimiter. Matching
 * costs at most pattern times name (CVE-2021-40110: a regular expression here could be made to run
 * for ever).
 */
public final class MailboxPattern {
    private static final int LONGEST = 2 * FolderName.MAX_LENGTH;

    private final String pattern;

    private MailboxPattern(String pattern) {
        this.pattern = pattern;
    }

    /** A pattern behind its reference: plain joining, as RFC 3501 6.3.8 leaves it to us. */
    public static MailboxPattern of(String reference, String pattern) {
        return new MailboxPattern(canonicalInbox(reference + pattern));
    }

    /** What every name it matches begins with. */
    String prefix() {
        int end = 0;
        while (end < pattern.length() && "*%".indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end);
    }

    /** Delimiters in every name it matches, at most. */
    int depth() {
        return pattern.indexOf('*') >= 0
                ? ListScope.ANY_DEPTH
                : (int) pattern.chars().filter(c -> c == FolderName.DELIMITER).count();
    }

    public boolean matches(String name) {
        if (pattern.equals("*")) {
            return true;
        }
        if (pattern.length() > LONGEST) {
            return false;
        }
        // reached[n]: the pattern up to here matches the first n characters of the name.
        boolean[] reached = new boolean[name.length() + 1];
        reached[0] = true;
        for (int p = 0; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            if (c == '*' || c == '%') {
                spread(reached, name, c);
            } else {
                step(reached, name, c);
            }
        }
        return reached[name.length()];
    }

    private static void spread(boolean[] reached, String name, char wildcard) {
        for (int n = 0; n < name.length(); n++) {
            boolean crosses = wildcard == '*' || name.charAt(n) != FolderName.DELIMITER;
            reached[n + 1] |= reached[n] && crosses;
        }
    }

    private static void step(boolean[] reached, String name, char c) {
        for (int n = name.length(); n > 0; n--) {
            reached[n] = reached[n - 1] && name.charAt(n - 1) == c;
        }
        reached[0] = false;
    }

    /** INBOX is one folder however it is written. */
    private static String canonicalInbox(String pattern) {
        int length = "INBOX".length();
        boolean inbox =
                pattern.regionMatches(true, 0, "INBOX", 0, length)
                        && (pattern.length() == length
                                || "/*%".indexOf(pattern.charAt(length)) >= 0);
        return inbox ? "INBOX" + pattern.substring(length) : pattern;
    }
}
