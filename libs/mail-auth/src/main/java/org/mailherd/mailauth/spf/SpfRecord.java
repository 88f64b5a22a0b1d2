package org.mailherd.mailauth.spf;

import java.util.List;
import java.util.Optional;

/**
 * A record that obeys the grammar.
 *
 * @param redirect RFC 7208 6.1
 * @param explanation exp, RFC 7208 6.2
 */
record SpfRecord(
        List<Directive> directives,
        Optional<MacroString> redirect,
        Optional<MacroString> explanation) {

    /**
     * @param text the term as written, for logs
     */
    record Directive(Qualifier qualifier, Mechanism mechanism, String text) {}
}
