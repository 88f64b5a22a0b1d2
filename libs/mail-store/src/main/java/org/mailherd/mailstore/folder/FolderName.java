package org.mailherd.mailstore.folder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder's full name as Unicode (NFC), levels separated by {@code /}. {@code INBOX} in any case
 * is the same folder and is written in capitals, also as the first level of a longer name (RFC 9051
 * 5.1); all else is case-sensitive. Modified UTF-7 is the protocol's business, not ours.
 */
public record FolderName(String value) implements Comparable<FolderName> {
    public static final char DELIMITER = '/';
    public static final FolderName INBOX = new FolderName("INBOX");

    /** Fits a unique index of InnoDB in utf8mb4. */
    public static final int MAX_LENGTH = 500;

    public static final int MAX_DEPTH = 32;

    /**
     * @throws InvalidFolderName when empty, too long, too deep, or with an empty level or a control
     *     character
     */
    public FolderName {
        value = canonical(value);
    }

    public static FolderName of(String value) {
        return new FolderName(value);
    }

    public boolean isInbox() {
        return equals(INBOX);
    }

    /** The level above, empty for a name without a delimiter. */
    public Optional<FolderName> parent() {
        int cut = value.lastIndexOf(DELIMITER);
        return cut < 0 ? Optional.empty() : Optional.of(new FolderName(value.substring(0, cut)));
    }

    /** All levels above, the outermost first. */
    public List<FolderName> ancestors() {
        List<FolderName> ancestors = new ArrayList<>();
        for (int cut = value.indexOf(DELIMITER);
                cut >= 0;
                cut = value.indexOf(DELIMITER, cut + 1)) {
            ancestors.add(new FolderName(value.substring(0, cut)));
        }
        return ancestors;
    }

    public boolean isBelow(FolderName other) {
        return value.startsWith(other.value + DELIMITER);
    }

    @Override
    public int compareTo(FolderName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String canonical(String name) {
        return isPlain(name) ? name : examined(name);
    }

    /**
     * Whether the name is one that nothing has to be done about, at a glance: short, ASCII, no
     * level that begins with a point, not INBOX. A mailbox may have 50,000 of them.
     */
    private static boolean isPlain(String name) {
        int levels = 1;
        char before = DELIMITER;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = before == DELIMITER;
            if (c < ' ' || c > '~' || begins && (c == DELIMITER || c == '.')) {
                return false;
            }
            levels += c == DELIMITER ? 1 : 0;
            before = c;
        }
        return before != DELIMITER
                && levels <= MAX_DEPTH
                && name.length() <= MAX_LENGTH
                && !name.regionMatches(true, 0, "INBOX", 0, "INBOX".length());
    }

    private static String examined(String name) {
        String normal = Normalizer.normalize(name, Normalizer.Form.NFC);
        if (normal.isEmpty() || normal.length() > MAX_LENGTH) {
            throw new InvalidFolderName("a folder name has 1 to " + MAX_LENGTH + " characters");
        }
        if (normal.chars().anyMatch(FolderName::isControl) || hasLoneSurrogate(normal)) {
            throw new InvalidFolderName("a folder name has no control characters");
        }
        List<String> levels = List.of(normal.split("/", -1));
        if (levels.contains(".") || levels.contains("..")) {
            // They mean nothing here, but would to a program that exports folders as directories.
            throw new InvalidFolderName("no level of a folder name is . or ..");
        }
        if (levels.size() > MAX_DEPTH || levels.contains("")) {
            throw new InvalidFolderName(
                    "a folder name has 1 to " + MAX_DEPTH + " levels, none of them empty");
        }
        boolean inbox = levels.getFirst().toUpperCase(Locale.ROOT).equals("INBOX");
        return inbox ? "INBOX" + normal.substring("INBOX".length()) : normal;
    }

    /** RFC 9051 5.1 and RFC 5198 (Net-Unicode): no C0, no C1, no line or paragraph separator. */
    private static boolean isControl(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }

    private static boolean hasLoneSurrogate(String name) {
        return name.codePoints()
                .anyMatch(point ->
                        point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
