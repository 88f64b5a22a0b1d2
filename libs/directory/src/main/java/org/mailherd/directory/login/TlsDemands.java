package org.mailherd.directory.login;

/** Which mailboxes insist on TLS: mailcow's tls_enforce_in and tls_enforce_out. */
public interface TlsDemands {
    /** Of nobody. */
    TlsDemands NONE =
            new TlsDemands() {
                @Override
                public boolean inbound(long mailboxId) {
                    return false;
                }

                @Override
                public boolean outbound(long mailboxId) {
                    return false;
                }
            };

    /**
     * Whether mail for it is only taken over TLS.
     *
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    boolean inbound(long mailboxId);

    /** Whether its mail leaves over TLS only; throws as {@link #inbound}. */
    boolean outbound(long mailboxId);
}
