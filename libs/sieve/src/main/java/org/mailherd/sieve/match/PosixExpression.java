package org.mailherd.sieve.match;

/**
 * A POSIX extended regular expression written in RE2's syntax.
 *
 * @param weight how many states it makes, about: counted repetitions multiply
 */
record PosixExpression(String translated, int weight) {

    /** Counted repetitions inside one another make this many states at most. */
    private static final int MAX_WEIGHT = 2_000;

    /** POSIX RE_DUP_MAX. */
    private static final int MAX_REPEAT = 255;

    static PosixExpression read(String expression) {
        Reader reader = new Reader(expression);
        reader.read();
        return new PosixExpression(
                reader.out.toString(), (int) Math.min(MAX_WEIGHT, reader.total()));
    }

    private static final class Reader {
        final StringBuilder out = new StringBuilder();
        private final String in;
        private int at;

        /** Weights of the groups that are open, the outermost first, and of the last atom. */
        private final java.util.ArrayDeque<Long> open = new java.util.ArrayDeque<>();

        private long sum;
        private long atom;

        Reader(String in) {
            this.in = in;
        }

        long total() {
            return sum + atom + 1;
        }

        void read() {
            while (at < in.length()) {
                char c = in.charAt(at);
                switch (c) {
                    case '[' -> bracket();
                    case '\\' -> escape();
                    case '(' -> openGroup();
                    case ')' -> closeGroup();
                    case '*', '+', '?' -> repeat(c);
                    case '{' -> counted();
                    default -> plain(c);
                }
            }
        }

        private void atom(String text) {
            sum += atom;
            atom = 1;
            out.append(text);
        }

        private void plain(char c) {
            at++;
            atom(String.valueOf(c));
            if (c == '^' || c == '|') {
                sum += atom;
                atom = 0;
            }
        }

        private void openGroup() {
            if (at + 1 < in.length() && in.charAt(at + 1) == '?') {
                throw new PatternFault("not a POSIX regular expression: '(?'");
            }
            sum += atom;
            open.push(sum);
            sum = 0;
            atom = 0;
            out.append('(');
            at++;
        }

        private void closeGroup() {
            if (open.isEmpty()) {
                throw new PatternFault("not a regular expression: ')' closes nothing");
            }
            atom = sum + atom + 1;
            sum = open.pop();
            out.append(')');
            at++;
        }

        /**
         * The language of several repetitions in a row is that of star, unless all are the same.
         */
        private void repeat(char first) {
            char sign = first;
            at++;
            while (at < in.length() && "*+?".indexOf(in.charAt(at)) >= 0) {
                sign = in.charAt(at) == sign ? sign : '*';
                at++;
            }
            if (atom == 0) {
                throw new PatternFault("not a regular expression: '" + first + "' repeats nothing");
            }
            out.append(sign);
        }

        private void counted() {
            int end = in.indexOf('}', at);
            String inside = end < 0 ? "" : in.substring(at + 1, end);
            if (!inside.matches("[0-9]{1,3}(,[0-9]{0,3})?")) {
                throw new PatternFault("not a regular expression: '{' without a count");
            }
            if (atom == 0) {
                throw new PatternFault("not a regular expression: '{' repeats nothing");
            }
            int most = 1;
            for (String number : inside.split(",", -1)) {
                most = number.isEmpty() ? most : Math.max(most, Integer.parseInt(number));
            }
            if (most > MAX_REPEAT) {
                throw new PatternFault("a repetition of more than " + MAX_REPEAT + " times");
            }
            atom = atom * most;
            if (sum + atom > MAX_WEIGHT) {
                throw new PatternFault("the regular expression's repetitions are too large");
            }
            out.append('{').append(inside).append('}');
            at = end + 1;
        }

        private void escape() {
            if (at + 1 >= in.length()) {
                throw new PatternFault("not a regular expression: '\\' at its end");
            }
            char c = in.charAt(at + 1);
            at += 2;
            if (c >= '0' && c <= '9') {
                throw new PatternFault("back references such as '\\" + c + "' are not supported");
            }
            if ("wWsSbB".indexOf(c) >= 0) {
                atom("\\" + c);
            } else if (c == '<' || c == '>') {
                atom("\\b");
            } else {
                atom(Character.isLetter(c) || c > 127 ? String.valueOf(c) : "\\" + c);
            }
        }

        /**
         * In POSIX a backslash between brackets means itself, and so does a bracket first in them.
         */
        private void bracket() {
            StringBuilder set = new StringBuilder("[");
            at++;
            if (at < in.length() && in.charAt(at) == '^') {
                set.append('^');
                at++;
            }
            boolean first = true;
            while (at < in.length() && (first || in.charAt(at) != ']')) {
                if (in.startsWith("[:", at) && in.indexOf(":]", at) > 0) {
                    int end = in.indexOf(":]", at) + 2;
                    set.append(in, at, end);
                    at = end;
                } else if (in.startsWith("[.", at) || in.startsWith("[=", at)) {
                    throw new PatternFault("collating symbols such as '[.' are not supported");
                } else {
                    char c = in.charAt(at++);
                    set.append("[]\\^&~".indexOf(c) >= 0 ? "\\" : "").append(c);
                }
                first = false;
            }
            if (at >= in.length()) {
                throw new PatternFault("not a regular expression: '[' is never closed");
            }
            at++;
            atom(set.append(']').toString());
        }
    }
}
