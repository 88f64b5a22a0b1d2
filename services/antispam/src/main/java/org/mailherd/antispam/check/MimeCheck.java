package org.mailherd.antispam.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outermost content type. */
final class MimeCheck implements Check {

    private static final Symbol HTML_ONLY =
            Symbol.of("MIME_HTML_ONLY", 0.2, "mime", "The message is HTML alone");
    private static final Symbol NO_VERSION =
            Symbol.of(
                    "MISSING_MIME_VERSION",
                    1,
                    "mime",
                    "There is a Content-Type, but no MIME-Version");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> type =
                scan.message().only("Content-Type").map(t -> t.toLowerCase(Locale.ROOT));
        if (type.isEmpty()) {
            return List.of();
        }
        if (!scan.message().has("MIME-Version")) {
            return List.of(Hit.of(NO_VERSION));
        }
        return Hit.when(type.get().startsWith("text/html"), HTML_ONLY);
    }
}
