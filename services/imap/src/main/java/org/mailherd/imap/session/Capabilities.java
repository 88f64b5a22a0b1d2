package org.mailherd.imap.session;

import org.mailherd.imap.settings.ImapSettings;

/** What CAPABILITY lists: only what really works, and of logins only what is allowed here. */
public final class Capabilities {
    private static final String ALWAYS = "IMAP4rev1 SASL-IR LITERAL- ID ENABLE";
    private static final String AFTER_LOGIN =
            " IDLE NAMESPACE CHILDREN UNSELECT UIDPLUS MOVE SPECIAL-USE CREATE-SPECIAL-USE"
                    + " LIST-EXTENDED LIST-STATUS STATUS=SIZE ESEARCH WITHIN CONDSTORE"
                    + " APPENDLIMIT=";

    private final ImapSettings settings;

    public Capabilities(ImapSettings settings) {
        this.settings = settings;
    }

    public String of(Session session) {
        if (session.state() != State.NOT_AUTHENTICATED) {
            return ALWAYS + AFTER_LOGIN + settings.appendLimit().toBytes();
        }
        String startTls = session.isTls() ? "" : " STARTTLS";
        return ALWAYS + startTls + (mayLogIn(session) ? " AUTH=PLAIN" : " LOGINDISABLED");
    }

    /** Whether a password may be sent as things are (RFC 3501 section 11.1). */
    public boolean mayLogIn(Session session) {
        return session.isTls() || settings.plaintextLogin();
    }
}
