package org.mailherd.antispam.check;

import java.util.List;
import org.mailherd.mailauth.header.HeaderField;

/**
 * Fields that may stand once (RFC 5322 3.6): a second one shows different readers different mails.
 */
final class RepeatedFieldsCheck implements Check {

    private static final Symbol MULTIPLE_FROM =
            Symbol.of("MULTIPLE_FROM", 8, "headers", "There is more than one From field or author");
    private static final Symbol MULTIPLE_UNIQUE =
            Symbol.of(
                    "MULTIPLE_UNIQUE_HEADERS",
                    4,
                    "headers",
                    "A field that may stand once stands twice and says different things");
    private static final List<String> UNIQUE =
            List.of(
                    "Sender",
                    "Reply-To",
                    "To",
                    "Cc",
                    "Subject",
                    "Date",
                    "Message-ID",
                    "In-Reply-To",
                    "References",
                    "MIME-Version",
                    "Content-Type",
                    "Content-Transfer-Encoding");

    @Override
    public List<Hit> run(Scan scan) {
        if (scan.message().header().all("From").size() > 1) {
            return List.of(Hit.of(MULTIPLE_FROM));
        }
        List<String> repeated =
                UNIQUE.stream().filter(name -> differ(scan.message().header().all(name))).toList();
        return repeated.isEmpty() ? List.of() : List.of(new Hit(MULTIPLE_UNIQUE, repeated));
    }

    /** Programs that fetch or forward mail repeat a field as it is: nobody is misled. */
    private static boolean differ(List<HeaderField> fields) {
        return fields.size() > 1 && fields.stream().map(HeaderField::value).distinct().count() > 1;
    }
}
