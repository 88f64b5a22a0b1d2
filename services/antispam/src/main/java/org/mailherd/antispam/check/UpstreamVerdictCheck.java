package org.mailherd.antispam.check;

import java.util.List;
import java.util.regex.Pattern;
import org.mailherd.mailauth.header.HeaderField;

/** Whether a filter on the way has called it spam. Cost: three fields. */
final class UpstreamVerdictCheck implements Check {

    private static final Symbol FLAGGED =
            Symbol.of(
                    "SPAM_FLAG",
                    4,
                    "headers",
                    "Another filter on the way has marked the message as spam");

    private static final Pattern YES =
            Pattern.compile("\\s*(?:yes|true)\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Hit> run(Scan scan) {
        return List.of("X-Spam-Flag", "X-Spam-Status", "X-Spam").stream()
                .flatMap(name -> scan.message().header().all(name).stream())
                .map(HeaderField::value)
                .filter(value -> YES.matcher(value).lookingAt())
                .findFirst()
                .map(_ -> List.of(Hit.of(FLAGGED)))
                .orElse(List.of());
    }
}
