package org.mailherd.imap.session;

/** What CAPABILITY lists: only what really works, and of logins only what is allowed here. */
public final class Capabilities {
    private static final String ALWAYS = "IMAP4rev1 SASL-IR LITERAL- ID ENABLE";
    private static final String AFTER_LOGIN =
            " IDLE NAMESPACE CHILDREN UNSELECT UIDPLUS MOVE SPECIAL-USE CREATE-SPECIAL-USE"
                    + " LIST-EXTENDED LIST-STATUS STATUS=SIZE ESEARCH WITHIN CONDSTORE"
                    + " APPENDLIMIT=";

    private final boolean plaintextLogin;
    private final long appendLimit;

    /**
     * @param plaintextLogin whether passwords are taken without TLS
     * @param appendLimit largest message, in octets
     */
    public Capabilities(boolean plaintextLogin, long appendLimit) {
        this.plaintextLogin = plaintextLogin;
        this.appendLimit = appendLimit;
    }

    public String of(Session session) {
        if (session.state() != State.NOT_AUTHENTICATED) {
            return ALWAYS + AFTER_LOGIN + appendLimit;
        }
        String startTls = session.isTls() ? "" : " STARTTLS";
        return ALWAYS + startTls + (mayLogIn(session) ? " AUTH=PLAIN" : " LOGINDISABLED");
    }

    /** Whether a password may be sent as things are (RFC 3501 section 11.1). */
    public boolean mayLogIn(Session session) {
        return session.isTls() || plaintextLogin;
    }
}
