package org.mailherd.sieve.grammar;

/**
 * Which names scripts may have (RFC 5804 1.6), and that none of them is a way through a file
 * system.
 */
public final class ScriptName {

    /** RFC 5804 1.6: servers must take names of up to 128 characters; we take that many octets. */
    private static final int MAX_CHARACTERS = 128;

    private ScriptName() {}

    /** Whether the name may be stored, listed and included. */
    public static boolean isValid(String name) {
        int characters = name.codePointCount(0, name.length());
        return characters > 0
                && characters <= MAX_CHARACTERS
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().allMatch(ScriptName::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c != '/'
                && c != '\\'
                && c != 0x2028
                && c != 0x2029
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.SURROGATE;
    }
}
