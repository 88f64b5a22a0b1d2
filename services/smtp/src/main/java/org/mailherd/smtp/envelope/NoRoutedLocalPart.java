package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * No routes hidden in a local part: {@code user%other@us}, {@code other!user@us}, {@code
 * "user@other"@us}. A later hop might follow them, which makes the two of us an open relay (RFC
 * 5321 appendix F.2).
 */
public final class NoRoutedLocalPart implements RecipientRule {
    @Override
    public Optional<SmtpReply> refuse(Session session, MailAddress recipient) {
        boolean routed =
                recipient.localPart().chars().anyMatch(c -> c == '%' || c == '!' || c == '@');
        return routed
                ? Optional.of(
                        SmtpReply.of(554, "5.7.1", "<" + recipient + ">: Relay access denied"))
                : Optional.empty();
    }
}
