package org.mailherd.directory.login;

import java.util.Optional;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.StoredScramKeys;

/** A secret of a mailbox, as the database keeps it. */
sealed interface Credential {
    String passwordHash();

    String scramKeys();

    /** For the log. */
    String label();

    default Optional<ScramKeys> keys() {
        return StoredScramKeys.read(scramKeys(), passwordHash());
    }

    /** The mailbox's own password. */
    record Main(long mailboxId, String passwordHash, String scramKeys) implements Credential {
        @Override
        public String label() {
            return "password";
        }
    }

    /** A password for some protocols. */
    record App(
            long id, String name, String passwordHash, String scramKeys, ProtocolSwitches protocols)
            implements Credential {
        @Override
        public String label() {
            return "app password " + id;
        }
    }

    /** Somebody else, whom an operator trusts, says who it is. */
    record Token() implements Credential {
        @Override
        public String passwordHash() {
            return "";
        }

        @Override
        public String scramKeys() {
            return "";
        }

        @Override
        public String label() {
            return "token";
        }
    }
}
