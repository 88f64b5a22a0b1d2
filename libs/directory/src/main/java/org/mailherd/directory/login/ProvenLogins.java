package org.mailherd.directory.login;

import java.util.List;
import org.mailherd.directory.scram.ScramKeys;

/** Logins whose proof is checked elsewhere: by SCRAM's messages or by an issuer of tokens. */
public interface ProvenLogins {
    /**
     * The keys a SCRAM proof for a name may fit, never none: all with the same salt and count. A
     * name that does not exist gets some that nothing fits.
     *
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    List<Candidate> candidates(String username);

    /** Lets the owner of a candidate in whose proof was right, if everything else allows it. */
    LoginOutcome admit(Candidate proved, Door door);

    /** As {@link #admit}, for a name that a trusted issuer of tokens vouches for. */
    LoginOutcome admitByToken(String username, Door door);

    /** Keys and whose they are; opaque to others. */
    interface Candidate {
        ScramKeys keys();
    }
}
