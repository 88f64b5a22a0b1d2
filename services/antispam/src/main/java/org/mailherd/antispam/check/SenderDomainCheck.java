package org.mailherd.antispam.check;

import java.util.List;

/** Whether an answer could reach the sender. */
final class SenderDomainCheck implements Check {

    private static final String GROUP = "mx";
    private static final Symbol MISSING =
            Symbol.of(
                    "MX_MISSING",
                    2,
                    GROUP,
                    "The sender's domain has neither a mail exchanger nor an address");
    private static final Symbol NULL_MX =
            Symbol.of("MX_NULL", 4, GROUP, "The sender's domain says that it takes no mail");

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public List<Hit> run(Scan scan) {
        String domain = scan.envelope().senderDomain();
        return switch (scan.facts().senderDomain()) {
            case EXCHANGER, ADDRESS, UNKNOWN -> List.of();
            case NULL_EXCHANGER -> List.of(Hit.of(NULL_MX, domain));
            case UNREACHABLE -> List.of(Hit.of(MISSING, domain));
        };
    }
}
