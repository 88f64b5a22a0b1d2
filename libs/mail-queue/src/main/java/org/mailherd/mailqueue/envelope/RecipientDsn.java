package org.mailherd.mailqueue.envelope;

import java.util.Optional;

/**
 * What RCPT says of reports (RFC 3461 4.1, 4.2).
 *
 * @param orcpt the recipient as the first sender named it
 */
public record RecipientDsn(Notify notifyOn, Optional<OriginalRecipient> orcpt) {
    public static final RecipientDsn NONE = new RecipientDsn(Notify.UNSET, Optional.empty());
}
