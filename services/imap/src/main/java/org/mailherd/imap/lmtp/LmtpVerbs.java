package org.mailherd.imap.lmtp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The verbs by name. */
final class LmtpVerbs {
    private final Map<String, LmtpVerb> byName;

    LmtpVerbs(List<LmtpVerb> verbs) {
        this.byName = verbs.stream().collect(Collectors.toMap(LmtpVerb::name, Function.identity()));
    }

    Optional<LmtpVerb> find(String name) {
        return Optional.ofNullable(byName.get(name.toUpperCase(Locale.ROOT)));
    }
}
