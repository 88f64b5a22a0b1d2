package org.mailherd.antispam.check;

import java.util.List;
import java.util.regex.Pattern;

/** The name the client gave (RFC 5321 4.1.1.1: a full domain name or an address literal). */
final class HeloCheck implements Check {

    private static final String GROUP = "hfilter";
    private static final Symbol BARE_ADDRESS =
            Symbol.of(
                    "HFILTER_HELO_BAREIP",
                    3,
                    GROUP,
                    "The client greets with an address without brackets");
    private static final Symbol NOT_FULL =
            Symbol.of(
                    "HFILTER_HELO_NOT_FQDN",
                    2,
                    GROUP,
                    "The client greets with a name that is no full domain name");

    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+");
    private static final Pattern FULL_NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)+\\.?");

    @Override
    public List<Hit> run(Scan scan) {
        String helo = Handover.of(scan).map(Handover::helo).orElse("");
        if (helo.isEmpty() || helo.startsWith("[")) {
            return List.of();
        }
        if (ADDRESS.matcher(helo).matches()) {
            return List.of(Hit.of(BARE_ADDRESS, helo));
        }
        return Hit.when(!FULL_NAME.matcher(helo).matches(), NOT_FULL, helo);
    }
}
