package org.mailherd.imap.syntax;

/** The character classes of RFC 3501 section 9. */
final class Characters {
    private static final int ATOM = 1;
    private static final int ASTRING = 2;
    private static final int LIST = 4;
    private static final int TAG = 8;
    private static final byte[] CLASSES = classes();

    private Characters() {}

    static boolean isAtom(int octet) {
        return is(octet, ATOM);
    }

    static boolean isAstring(int octet) {
        return is(octet, ASTRING);
    }

    static boolean isListMailbox(int octet) {
        return is(octet, LIST);
    }

    static boolean isTag(int octet) {
        return is(octet, TAG);
    }

    static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean is(int octet, int wanted) {
        return octet > 0 && octet < 128 && (CLASSES[octet] & wanted) != 0;
    }

    private static byte[] classes() {
        byte[] table = new byte[128];
        for (int c = 0x21; c < 0x7f; c++) {
            boolean special = "(){%*\"\\]".indexOf(c) >= 0;
            boolean astring = !special || c == ']';
            boolean list = astring || c == '%' || c == '*';
            boolean tag = astring && c != '+';
            table[c] =
                    (byte)
                            ((special ? 0 : ATOM)
                                    | (astring ? ASTRING : 0)
                                    | (list ? LIST : 0)
                                    | (tag ? TAG : 0));
        }
        return table;
    }
}
