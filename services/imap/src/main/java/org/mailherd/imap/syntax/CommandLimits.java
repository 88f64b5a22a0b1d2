package org.mailherd.imap.syntax;

/**
 * What one command may cost before anything of it is believed (CVE-2024-34055, CVE-2024-37358,
 * CVE-2026-27857).
 *
 * @param line octets in a line
 * @param literal octets in a literal that is held in memory
 * @param literals number of literals in a command
 * @param nesting depth of parentheses
 * @param trusted whether the client is logged in: others are cut off rather than humoured
 */
public record CommandLimits(int line, int literal, int literals, int nesting, boolean trusted) {

    /** A LOGIN needs two literals, each the size of a password. */
    public static final CommandLimits BEFORE_LOGIN = new CommandLimits(8192, 4096, 4, 2, false);

    /** 64 KiB as Dovecot's {@code imap_max_line_length}: long UID sets of clients fit. */
    public static final CommandLimits AFTER_LOGIN = new CommandLimits(65536, 65536, 64, 32, true);

    public CommandLimits {
        if (line < 1 || literal < 0 || literals < 0 || nesting < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
