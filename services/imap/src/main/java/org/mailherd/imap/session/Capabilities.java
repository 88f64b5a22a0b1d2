package org.mailherd.imap.session;

import org.mailherd.imap.login.LoginGate;

/** What CAPABILITY lists: only what really works, and of logins only what is allowed here. */
public final class Capabilities {
    private static final String ALWAYS = "IMAP4rev1 SASL-IR LITERAL- ID ENABLE";
    private static final String AFTER_LOGIN =
            " IDLE NAMESPACE CHILDREN UNSELECT UIDPLUS MOVE SPECIAL-USE CREATE-SPECIAL-USE"
                    + " LIST-EXTENDED LIST-STATUS LIST-MYRIGHTS STATUS=SIZE ACL RIGHTS=texk"
                    + " QUOTA QUOTA=RES-STORAGE QUOTA=RES-MESSAGE ESEARCH SEARCHRES WITHIN CONDSTORE"
                    + " SORT SORT=DISPLAY ESORT THREAD=ORDEREDSUBJECT THREAD=REFERENCES"
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
            return ALWAYS + AFTER_LOGIN + appendLimit;
        }
        StringBuilder names = new StringBuilder(ALWAYS);
        names.append(session.isTls() ? "" : " STARTTLS");
        names.append(session.visit().mayLogIn() ? "" : " LOGINDISABLED");
        gate.mechanisms(session.visit()).forEach(name -> names.append(" AUTH=").append(name));
        return names.toString();
    }
}
