package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of the Message-ID (RFC 5322 3.6.4), loosely: honest programs write odd left halves. */
final class MessageIdCheck implements Check {

    private static final String GROUP = "headers";
    private static final Symbol INVALID =
            Symbol.of("INVALID_MSGID", 1.7, GROUP, "The Message-ID is malformed");
    private static final Symbol ADDRESS =
            Symbol.of(
                    "MID_RHS_IP_LITERAL",
                    0.5,
                    GROUP,
                    "The Message-ID was made on a machine without a name");
    private static final Symbol NOT_FULL =
            Symbol.of(
                    "MID_RHS_NOT_FQDN",
                    0.5,
                    GROUP,
                    "The Message-ID was made on a machine without a full name");
    private static final Symbol WEB =
            Symbol.of(
                    "MID_RHS_WWW", 0.5, GROUP, "The Message-ID was made on a web server, by name");
    private static final Pattern FORM = Pattern.compile("<[^<>@\\s][^<>\\s]*@[^<>@\\s]+>");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> id = scan.message().only("Message-ID");
        if (id.isEmpty()) {
            return List.of();
        }
        String value = id.get();
        if (!FORM.matcher(value).matches()) {
            return List.of(Hit.of(INVALID));
        }
        String host =
                value.substring(value.lastIndexOf('@') + 1, value.length() - 1)
                        .toLowerCase(Locale.ROOT);
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(host.startsWith("["), ADDRESS));
        hits.addAll(Hit.when(!host.startsWith("[") && host.indexOf('.') < 0, NOT_FULL));
        hits.addAll(Hit.when(host.startsWith("www."), WEB));
        return hits;
    }
}
