package org.mailherd.directory.sieve;

/**
 * What a mailbox may keep.
 *
 * @param scripts number of scripts
 * @param scriptBytes octets of one script
 * @param totalBytes octets of all scripts together
 */
public record ScriptQuota(int scripts, long scriptBytes, long totalBytes) {
    public ScriptQuota {
        if (scripts < 1 || scriptBytes < 1 || totalBytes < scriptBytes) {
            throw new IllegalArgumentException(
                    "a mailbox may keep one script at least, and all of a script");
        }
    }
}
