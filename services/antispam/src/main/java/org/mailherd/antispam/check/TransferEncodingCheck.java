package org.mailherd.antispam.check;

import java.util.List;
import java.util.Locale;
import org.mailherd.antispam.content.Part;
import org.mailherd.mailauth.header.HeaderField;

/** Whether texts are encoded as they say (RFC 2045 6.2). Cost: the octets of texts, once. */
final class TransferEncodingCheck implements Check {

    private static final Symbol NOT_SEVEN =
            Symbol.of(
                    "R_BAD_CTE_7BIT",
                    1.5,
                    "mime",
                    "A text says that it is plain ASCII (7bit), but is not");

    /** What decides is at the beginning. */
    private static final int LONGEST = 1 << 16;

    private static final int ENOUGH = 3;

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        return Hit.when(
                scan.content().parts().stream().anyMatch(TransferEncodingCheck::lies), NOT_SEVEN);
    }

    private static boolean lies(Part part) {
        return part.isText() && saysSeven(part) && hasEight(part.octets());
    }

    private static boolean saysSeven(Part part) {
        List<HeaderField> fields = part.header().all("Content-Transfer-Encoding");
        return fields.size() == 1
                && fields.getFirst().value().toLowerCase(Locale.ROOT).equals("7bit");
    }

    /** One such octet may be a quotation mark that was pasted. */
    private static boolean hasEight(byte[] octets) {
        int found = 0;
        for (int i = 0; i < Math.min(LONGEST, octets.length) && found < ENOUGH; i++) {
            found += octets[i] < 0 ? 1 : 0;
        }
        return found >= ENOUGH;
    }
}
