package org.mailherd.mailstore.structure;

/** The first words of a text on one line (RFC 8970: at most 200 characters). */
final class PreviewText {
    static final int LENGTH = 200;

    private final String text;
    private final boolean html;
    private final StringBuilder preview = new StringBuilder();
    private boolean blankPending;
    private int at;

    private PreviewText(String text, boolean html) {
        this.text = text;
        this.html = html;
    }

    static String of(String text, boolean html) {
        return new PreviewText(text, html).collect();
    }

    private String collect() {
        while (at < text.length() && length() < LENGTH) {
            int point = text.codePointAt(at);
            if (html && point == '<') {
                skipTag();
            } else if (html && point == '&') {
                append(entity());
            } else {
                append(point);
                at += Character.charCount(point);
            }
        }
        // A blank that was waiting may have come before the last one.
        int end = preview.offsetByCodePoints(0, Math.min(LENGTH, length()));
        return preview.substring(0, end).stripTrailing();
    }

    private int length() {
        return preview.codePointCount(0, preview.length());
    }

    private void append(int point) {
        boolean blank =
                Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.isISOControl(point);
        if (blank) {
            blankPending = true;
            return;
        }
        // Invisible fillers of newsletters: zero width blanks and joiners, soft hyphen, lone
        // surrogates.
        int kind = Character.getType(point);
        if (kind == Character.FORMAT
                || kind == Character.SURROGATE
                || kind == Character.UNASSIGNED
                || point == 0x34f) {
            return;
        }
        if (blankPending && !preview.isEmpty()) {
            preview.append(' ');
        }
        blankPending = false;
        preview.appendCodePoint(point);
    }

    private void skipTag() {
        for (String element : new String[] {"style", "script", "title", "!--"}) {
            if (text.regionMatches(true, at + 1, element, 0, element.length())) {
                String close = element.equals("!--") ? "-->" : "</" + element;
                int end = indexOfIgnoringCase(close, at);
                at = end < 0 ? text.length() : end;
                break;
            }
        }
        int end = text.indexOf('>', at);
        at = end < 0 ? text.length() : end + 1;
        blankPending = true;
    }

    private int indexOfIgnoringCase(String wanted, int from) {
        for (int i = from; i + wanted.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        return -1;
    }

    private int entity() {
        int end = text.indexOf(';', at);
        String name = end < 0 || end - at > 10 ? "" : text.substring(at + 1, end);
        int point =
                switch (name) {
                    case "amp" -> '&';
                    case "lt" -> '<';
                    case "gt" -> '>';
                    case "quot" -> '"';
                    case "apos" -> '\'';
                    case "nbsp", "zwnj", "shy" -> ' ';
                    default -> numeric(name);
                };
        at = point < 0 ? at + 1 : end + 1;
        return point < 0 ? '&' : point;
    }

    private static int numeric(String name) {
        try {
            int point =
                    name.startsWith("#x") || name.startsWith("#X")
                            ? Integer.parseInt(name.substring(2), 16)
                            : name.startsWith("#") ? Integer.parseInt(name.substring(1)) : -1;
            return Character.isValidCodePoint(point) ? point : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
