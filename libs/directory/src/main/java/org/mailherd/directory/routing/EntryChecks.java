package org.mailherd.directory.routing;

import org.mailherd.directory.domain.Faults;

/** What entries with a next hop have in common. */
final class EntryChecks {
    private static final int LOGIN_LENGTH = 255;

    private EntryChecks() {}

    /** The next hop as it was written, without blanks about it. */
    static String nextHop(String field, String code, String text, Faults faults) {
        String stripped = text.strip();
        try {
            RelayAddress.parse(stripped);
            faults.addIf(stripped.length() > 300, field, code, "At most 300 characters.", stripped);
        } catch (IllegalArgumentException e) {
            faults.add(field, code, String.valueOf(e.getMessage()), stripped);
        }
        return stripped;
    }

    static void login(String username, String password, Faults faults) {
        faults.addIf(
                username.strip().length() > LOGIN_LENGTH,
                "username",
                "username_invalid",
                "At most 255 characters.");
        faults.addIf(
                password.length() > LOGIN_LENGTH,
                "password",
                "password_invalid",
                "At most 255 characters.");
        faults.addIf(
                username.isBlank() && !password.isEmpty(),
                "username",
                "username_invalid",
                "A password needs a user name.");
    }
}
