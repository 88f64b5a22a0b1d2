package org.mailherd.sieve.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** POSIX extended regular expressions in time linear in the value: RE2/J never goes back. */
final class LinearRegex implements KeyMatcher {

    private static final int MAX_PATTERN = 2048;

    private final Pattern pattern;
    private final int size;

    private LinearRegex(Pattern pattern, int size) {
        this.pattern = pattern;
        this.size = size;
    }

    static LinearRegex of(Collation collation, String expression) {
        if (expression.length() > MAX_PATTERN) {
            throw new PatternFault(
                    "the regular expression is longer than " + MAX_PATTERN + " characters");
        }
        PosixExpression posix = PosixExpression.read(expression);
        int flags = Pattern.DOTALL | Pattern.LONGEST_MATCH;
        if (collation == Collation.ASCII_CASEMAP || collation == Collation.UNICODE_CASEMAP) {
            flags |= Pattern.CASE_INSENSITIVE;
        }
        try {
            return new LinearRegex(Pattern.compile(posix.translated(), flags), posix.weight());
        } catch (PatternSyntaxException e) {
            throw new PatternFault(
                    "not a regular expression: " + e.getDescription() + " in '" + expression + "'");
        }
    }

    @Override
    public long work(int length) {
        return (long) (length + 1) * size * 2;
    }

    @Override
    public boolean matches(String value, Captures captures) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.find()) {
            return false;
        }
        List<String> caught = new ArrayList<>();
        for (int group = 0; group <= matcher.groupCount(); group++) {
            String part = matcher.group(group);
            caught.add(part == null ? "" : part);
        }
        captures.set(caught);
        return true;
    }
}
