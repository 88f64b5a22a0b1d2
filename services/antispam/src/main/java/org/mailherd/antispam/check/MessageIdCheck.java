package org.mailherd.antispam.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of the Message-ID (RFC 5322 3.6.4), loosely: honest programs write odd left halves. */
final class MessageIdCheck implements Check {

    private static final Symbol INVALID =
            Symbol.of("INVALID_MSGID", 1.7, "headers", "The Message-ID is malformed");

    private static final Pattern FORM = Pattern.compile("<[^<>@\\s][^<>\\s]*@[^<>@\\s]+>");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> id = scan.message().only("Message-ID");
        return Hit.when(id.isPresent() && !FORM.matcher(id.get()).matches(), INVALID);
    }
}
