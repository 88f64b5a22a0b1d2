package org.mailherd.imap.response;

import java.util.OptionalLong;

/** The ids of RFC 8474 as clients see them: a letter for the kind and a number. */
public final class ObjectIds {
    private static final int RADIX = 36;

    private ObjectIds() {}

    public static String email(long emailId) {
        return "m" + Long.toString(emailId, RADIX);
    }

    public static String thread(long threadId) {
        return "t" + Long.toString(threadId, RADIX);
    }

    /** MAILBOXID: stays through RENAME. */
    public static String mailbox(long folderId) {
        return "F" + folderId;
    }

    /** The number in an EMAILID; empty for a text that is none of ours. */
    public static OptionalLong emailId(String text) {
        return number('m', text);
    }

    public static OptionalLong threadId(String text) {
        return number('t', text);
    }

    private static OptionalLong number(char kind, String text) {
        if (text.length() < 2 || text.charAt(0) != kind) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.substring(1), RADIX);
            // Ids are compared as texts: another spelling is another id.
            return Long.toString(number, RADIX).equals(text.substring(1))
                    ? OptionalLong.of(number)
                    : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
