package org.mailherd.mailauth.arc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.mailauth.dkim.Canonicalization;
import org.mailherd.mailauth.header.HeaderField;

/** The three fields of one instance. */
record ArcSet(HeaderField results, ArcMessageSignature signature, ArcSeal seal) {
    static final String RESULTS = "ARC-Authentication-Results";

    private static final Pattern RESULTS_INSTANCE =
            Pattern.compile(
                    "[ \t\r\n]*i[ \t\r\n]*=[ \t\r\n]*([^; \t\r\n]+)[ \t\r\n]*;.*", Pattern.DOTALL);

    /** Of an ARC-Authentication-Results field, where it must come first (RFC 8617 4.1.1). */
    static int instance(HeaderField results) throws ArcException {
        String value = results.raw().substring(results.raw().indexOf(':') + 1);
        Matcher instance = RESULTS_INSTANCE.matcher(value);
        if (!instance.matches()) {
            throw new ArcException(RESULTS + " has no instance");
        }
        return ArcTags.instance(instance.group(1));
    }

    ArcWord word() {
        String value = results.value();
        return new ArcWord(seal.tags().domain(), value.substring(value.indexOf(';') + 1));
    }

    /** As the seals of later instances cover it (RFC 8617 5.1.1). */
    String sealed() {
        return withoutSeal() + Canonicalization.RELAXED.header(seal.tags().field().raw());
    }

    /** What its own seal covers of it beside itself. */
    String withoutSeal() {
        return Canonicalization.RELAXED.header(results.raw())
                + Canonicalization.RELAXED.header(signature.tags().field().raw());
    }
}
