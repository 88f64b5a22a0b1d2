package org.mailherd.smtp.data;

/**
 * Finds Authentication-Results that bear our name. Whoever reads the message believes them, and we
 * have not written any yet: they must go, whoever sent them (RFC 8601 5).
 */
final class ForgedResults {
    private static final String FIELD = "Authentication-Results";

    private final String authservId;

    /**
     * @param authservId our host name
     */
    ForgedResults(String authservId) {
        this.authservId = authservId;
    }

    boolean claims(HeaderSection.Field field) {
        return field.named(FIELD) && authservId.equalsIgnoreCase(authservId(field.value()));
    }

    /** The first word behind comments and white space, quoted or not (RFC 8601 2.2). */
    private static String authservId(String value) {
        StringBuilder word = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && (quoted || depth > 0)) {
                i++;
                if (quoted) {
                    word.append(value.charAt(i));
                }
            } else if (quoted) {
                quoted = c != '"';
                if (quoted) {
                    word.append(c);
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                if (c == '"') {
                    quoted = true;
                } else if (c == ';' || (isSpace(c) && !word.isEmpty())) {
                    break;
                } else if (!isSpace(c)) {
                    word.append(c);
                }
            }
        }
        return word.toString();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
