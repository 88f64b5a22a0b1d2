package org.mailherd.antispam.policy;

import java.util.List;
import java.util.Locale;
import org.mailherd.antispam.inquiry.HoldUpException;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.directory.policy.SpamPolicy;

/** Knows who gets a message and what they want. */
@FunctionalInterface
public interface PolicyBook {
    /** Where nobody wishes anything. */
    PolicyBook NONE =
            envelope ->
                    envelope.recipients().stream()
                            .map(recipient ->
                                    new Party(
                                            recipient,
                                            recipient.toLowerCase(Locale.ROOT),
                                            false,
                                            SpamPolicy.NONE))
                            .toList();

    /**
     * At least one for each recipient, in their order.
     *
     * @throws HoldUpException when the directory cannot say
     */
    List<Party> parties(Envelope envelope) throws HoldUpException;
}
