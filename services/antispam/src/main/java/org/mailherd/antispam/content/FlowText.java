package org.mailherd.antispam.content;

/** Text with its white space as HTML shows it: runs of it are one blank, blocks begin a line. */
final class FlowText {

    private final StringBuilder text = new StringBuilder();
    private boolean blank;
    private boolean line;

    void add(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
                blank = true;
            } else {
                separate();
                text.append(c);
            }
        }
    }

    void blank() {
        blank = true;
    }

    void line() {
        line = true;
    }

    private void separate() {
        if (!text.isEmpty() && (line || blank)) {
            text.append(line ? '\n' : ' ');
        }
        line = false;
        blank = false;
    }

    int length() {
        return text.length();
    }

    /** What was added after the length was so, without white space around it. */
    String since(int start, int limit) {
        int from = Math.min(start, text.length());
        return text.substring(from, Math.min(text.length(), from + limit)).strip();
    }

    String text() {
        return text.toString();
    }
}
