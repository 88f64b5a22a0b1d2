package org.mailherd.mailqueue.envelope;

import java.util.Optional;

/**
 * What MAIL says beside the reverse path.
 *
 * @param smtpUtf8 whether the next hop must know SMTPUTF8 (RFC 6531)
 * @param hold no attempt before (RFC 4865)
 */
public record MailTerms(
        BodyType body,
        boolean smtpUtf8,
        RequireTls requireTls,
        MessageDsn dsn,
        Optional<Hold> hold) {
    /** Of a sender who asks for nothing. */
    public static final MailTerms NONE =
            new MailTerms(
                    BodyType.SEVEN_BIT,
                    false,
                    RequireTls.POLICY,
                    MessageDsn.NONE,
                    Optional.empty());

    public MailTerms withSmtpUtf8(boolean needed) {
        return new MailTerms(body, needed, requireTls, dsn, hold);
    }

    public MailTerms withRequireTls(RequireTls said) {
        return new MailTerms(body, smtpUtf8, said, dsn, hold);
    }
}
