package org.mailherd.directory.routing;

import java.util.Optional;
import org.mailherd.directory.seal.Seal;

/**
 * Keeps passwords for other servers unreadable in the database and its backups, bound to the server
 * and user name they are for. What was stored before there was a key stays readable until it is
 * written again.
 */
public final class PasswordSeal {
    private static final String PURPOSE = "mailherd relay passwords";

    private final Seal seal;

    private PasswordSeal(Seal seal) {
        this.seal = seal;
    }

    /**
     * @param secret see {@link Seal#of}
     */
    public static PasswordSeal of(String secret) {
        return new PasswordSeal(Seal.of(PURPOSE, secret));
    }

    static boolean isSealed(String stored) {
        return Seal.isSealed(stored);
    }

    /** As it is to be stored. */
    String seal(String password, String server, String username) {
        return seal.seal(password, server, username);
    }

    /** What was sealed; empty when it cannot be opened, see {@link Seal#open}. */
    Optional<String> open(String stored, String server, String username) {
        return seal.open(stored, server, username);
    }
}
