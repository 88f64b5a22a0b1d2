package org.mailherd.sieve.message;

/**
 * An address as tests see it.
 *
 * @param localPart without quotes
 * @param domain empty when there is none
 */
public record Address(String localPart, String domain) {

    /** Of an envelope: what stands before and after the last at sign. */
    public static Address ofEnvelope(String path) {
        int at = path.lastIndexOf('@');
        if (at < 0) {
            return new Address(path, "");
        }
        String local = path.substring(0, at);
        if (local.length() > 1 && local.startsWith("\"") && local.endsWith("\"")) {
            local = local.substring(1, local.length() - 1).replaceAll("\\\\(.)", "$1");
        }
        return new Address(local, path.substring(at + 1));
    }

    /** As one writes it: a local part that is more than atoms and dots in quotes. */
    public String full() {
        if (domain.isEmpty()) {
            return localPart;
        }
        String local =
                localPart.chars().allMatch(Address::isPlain)
                        ? localPart
                        : '"' + localPart.replaceAll("[\\\\\"]", "\\\\$0") + '"';
        return local + "@" + domain;
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c > 127 || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
    }
}
