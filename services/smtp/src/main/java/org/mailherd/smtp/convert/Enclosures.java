package org.mailherd.smtp.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The multiparts and messages that the scan is inside of, the outermost first. */
final class Enclosures {
    /** Deeper is no mail of anybody. */
    private static final int DEPTH = 30;

    private static final String MESSAGE = "";

    private final List<Enclosure> open = new ArrayList<>();

    private record Enclosure(String boundary, String usualType, boolean sealed) {
        boolean isMultipart() {
            return !boundary.equals(MESSAGE);
        }
    }

    /**
     * A line between parts.
     *
     * @param last whether no other part follows
     * @param usualType of the part that follows
     */
    record Delimiter(int level, boolean last, String usualType) {}

    void enterMessage() throws UnconvertibleException {
        enter(new Enclosure(MESSAGE, "", false));
    }

    void enterMultipart(ContentType type) throws UnconvertibleException {
        String boundary = type.boundary();
        if (open.stream().anyMatch(one -> one.boundary.equals(boundary))) {
            throw new UnconvertibleException("a boundary that is in use already");
        }
        enter(new Enclosure(boundary, type.usualTypeOfParts(), type.isSealed()));
    }

    private void enter(Enclosure enclosure) throws UnconvertibleException {
        if (open.size() == DEPTH) {
            throw new UnconvertibleException("parts within parts, deeper than " + DEPTH);
        }
        open.add(enclosure);
    }

    /** Whether anything around is signed or encrypted, so that nothing here may change. */
    boolean isSealed() {
        return open.stream().anyMatch(Enclosure::sealed);
    }

    /** RFC 2046 5.1.2: also an outer delimiter counts, where an inner one was forgotten. */
    Optional<Delimiter> delimiter(LineReader line) {
        if (open.isEmpty() || !line.startsWith('-') || line.isCut()) {
            return Optional.empty();
        }
        String text = line.text();
        if (!text.startsWith("--")) {
            return Optional.empty();
        }
        // RFC 2046 5.1.1: white space may have been added on the way.
        String found = stripPadding(text).substring(2);
        for (int i = open.size() - 1; i >= 0; i--) {
            Enclosure one = open.get(i);
            if (one.isMultipart() && found.startsWith(one.boundary)) {
                String rest = found.substring(one.boundary.length());
                if (rest.isEmpty() || rest.equals("--")) {
                    return Optional.of(new Delimiter(i, !rest.isEmpty(), one.usualType));
                }
            }
        }
        return Optional.empty();
    }

    private static String stripPadding(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Leaves what is inside of the delimiter's multipart, and that too if it was the last. */
    void leave(Delimiter delimiter) {
        int keep = delimiter.last() ? delimiter.level() : delimiter.level() + 1;
        open.subList(keep, open.size()).clear();
    }
}
