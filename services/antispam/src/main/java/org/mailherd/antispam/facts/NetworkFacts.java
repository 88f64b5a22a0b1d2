package org.mailherd.antispam.facts;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.spf.SpfOutcome;

/**
 * What the DNS said about a message.
 *
 * @param trusted the client is in a trusted network: nothing was asked about it
 * @param spf absent for a trusted client or one without an address
 * @param dkim one for each signature looked at
 */
public record NetworkFacts(
        boolean trusted,
        Optional<SpfOutcome> spf,
        List<DkimResult> dkim,
        ArcResult arc,
        DmarcFinding dmarc,
        ClientName clientName,
        SenderDomain senderDomain) {

    public NetworkFacts {
        dkim = List.copyOf(dkim);
    }
}
