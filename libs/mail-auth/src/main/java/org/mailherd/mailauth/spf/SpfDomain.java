package org.mailherd.mailauth.spf;

/** What counts as a domain in RFC 7208. */
final class SpfDomain {

    private static final int NAME_LIMIT = 253;
    private static final int LABEL_LIMIT = 63;

    private SpfDomain() {}

    /** RFC 7208 4.3: a multi-label name with labels the DNS can carry; no address literal. */
    static boolean isWellFormed(String domain) {
        if (domain.length() > NAME_LIMIT || domain.startsWith("[") || domain.indexOf('.') < 0) {
            return false;
        }
        for (String label : domain.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LABEL_LIMIT) {
                return false;
            }
        }
        return true;
    }

    /** RFC 7208 7.3: what is longer than 253 characters loses labels on the left. */
    static String expand(MacroString text, MacroString.Values values) {
        String domain = text.expand(values);
        if (domain.endsWith(".")) {
            domain = domain.substring(0, domain.length() - 1);
        }
        if (domain.length() > NAME_LIMIT) {
            int dot = domain.indexOf('.', domain.length() - NAME_LIMIT - 1);
            return domain.substring(dot + 1);
        }
        return domain;
    }
}
