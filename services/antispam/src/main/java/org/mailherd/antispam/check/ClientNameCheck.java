package org.mailherd.antispam.check;

import java.util.List;
import org.mailherd.antispam.facts.ClientName;

/** Whether the client's address has a name that leads back to it, as every mail server's should. */
final class ClientNameCheck implements Check {

    private static final String GROUP = "hfilter";
    private static final Symbol MISSING =
            Symbol.of("RDNS_NONE", 2.5, GROUP, "The client's address has no name");
    private static final Symbol UNCONFIRMED =
            Symbol.of(
                    "RDNS_UNCONFIRMED",
                    1,
                    GROUP,
                    "The name of the client's address does not lead back to it");

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public List<Hit> run(Scan scan) {
        return Handover.of(scan).map(Handover::name).map(ClientNameCheck::hits).orElse(List.of());
    }

    private static List<Hit> hits(ClientName found) {
        return switch (found) {
            case ClientName.Confirmed _, ClientName.Unknown _ -> List.of();
            case ClientName.Missing _ -> List.of(Hit.of(MISSING));
            case ClientName.Unconfirmed(String name) -> List.of(Hit.of(UNCONFIRMED, name));
        };
    }
}
