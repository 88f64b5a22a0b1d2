package org.mailherd.dnschecker;

import java.util.List;

/**
 * What one look at the DNS found.
 *
 * @param subject what was looked at: {@code MX}, {@code SPF}, ...
 * @param name the DNS name asked for
 * @param seen what stands there, a stranger's text; empty when nothing does
 * @param expected what should stand there; empty when anything may
 * @param advice what to change, one sentence; empty when nothing
 */
public record Finding(
        String subject,
        String name,
        State state,
        List<String> seen,
        String expected,
        String advice) {

    public Finding {
        seen = List.copyOf(seen);
    }

    static Finding unanswered(String subject, String name, String expected) {
        return new Finding(
                subject,
                name,
                State.WARN,
                List.of(),
                expected,
                "The DNS did not answer for " + name + ": try again, or ask another resolver.");
    }
}
