package org.mailherd.imap.session;

import org.mailherd.imap.login.LoginGate;

/** What CAPABILITY lists: only what really works, and of logins only what is allowed here. */
public final class Capabilities {
    private static final String ALWAYS = "IMAP4rev1 IMAP4rev2 SASL-IR ID ENABLE";
    // RFC 7888: strangers get no large literal that they did not ask for.
    private static final String BEFORE_LOGIN = " LITERAL-";
    private static final String AFTER_LOGIN =
            " LITERAL+ IDLE NAMESPACE CHILDREN UNSELECT UIDPLUS MOVE SPECIAL-USE CREATE-SPECIAL-USE"
                    + " LIST-EXTENDED LIST-STATUS LIST-MYRIGHTS STATUS=SIZE ACL RIGHTS=texk"
                    + " QUOTA QUOTA=RES-STORAGE QUOTA=RES-MESSAGE ESEARCH SEARCHRES WITHIN"
                    + " SORT SORT=DISPLAY ESORT THREAD=ORDEREDSUBJECT THREAD=REFERENCES"
                    + " CONDSTORE QRESYNC OBJECTID PREVIEW SAVEDATE BINARY MULTIAPPEND REPLACE"
                    + " UTF8=ACCEPT PARTIAL INPROGRESS I18NLEVEL=1 NOTIFY"
                    + " APPENDLIMIT=";

    private final LoginGate gate;
    private final long appendLimit;

    /**
     * @param appendLimit largest message, in octets
     */
    public Capabilities(LoginGate gate, long appendLimit) {
        this.gate = gate;
        this.appendLimit = appendLimit;
    }

    public String of(Session session) {
        if (session.state() != State.NOT_AUTHENTICATED) {
            return ALWAYS
                    + AFTER_LOGIN
                    + appendLimit
                    + (session.isCompressed() ? "" : " COMPRESS=DEFLATE");
        }
        StringBuilder names = new StringBuilder(ALWAYS).append(BEFORE_LOGIN);
        names.append(session.isTls() ? "" : " STARTTLS");
        names.append(session.visit().mayLogIn() ? "" : " LOGINDISABLED");
        gate.mechanisms(session.visit()).forEach(name -> names.append(" AUTH=").append(name));
        return names.toString();
    }
}
