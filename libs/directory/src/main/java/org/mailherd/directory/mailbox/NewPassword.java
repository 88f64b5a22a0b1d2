package org.mailherd.directory.mailbox;

import org.mailherd.directory.domain.Faults;

/** A password as typed twice. */
public record NewPassword(String password, String again) {
    // mailcow's default policy
    private static final int MIN_LENGTH = 6;
    // argon2 would hash a gigabyte too; a person never types more than this
    private static final int MAX_LENGTH = 255;

    public boolean isEmpty() {
        return password.isEmpty() && again.isEmpty();
    }

    public void check(Faults faults) {
        if (password.isEmpty()) {
            faults.add("password", "password_empty", "A password is needed.");
        } else if (!password.equals(again)) {
            faults.add("password2", "password_mismatch", "The two passwords differ.");
        } else if (password.length() < MIN_LENGTH || password.length() > MAX_LENGTH) {
            faults.add("password", "password_complexity", "From 6 to 255 characters.");
        }
    }

    @Override
    public String toString() {
        return "NewPassword[...]";
    }
}
