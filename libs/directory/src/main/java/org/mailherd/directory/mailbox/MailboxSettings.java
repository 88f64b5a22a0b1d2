package org.mailherd.directory.mailbox;

import org.mailherd.directory.domain.Faults;

/**
 * What an administrator sets for a mailbox, besides its password.
 *
 * @param name the person's full name, at most 255 characters; may be empty
 * @param quota in MiB; 0 is unlimited
 */
public record MailboxSettings(
        String name, long quota, MailboxAccess access, ProtocolAccess protocols) {
    private static final int MAX_NAME = 255;
    private static final long MAX_MIB = 1L << 40;

    void check(Faults faults) {
        faults.addIf(
                name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl),
                "name",
                "name_invalid",
                "At most 255 characters, on one line.");
        faults.addIf(
                quota < 0 || quota > MAX_MIB,
                "quota",
                "quota_invalid",
                "A size in MiB, 0 or more.");
    }
}
