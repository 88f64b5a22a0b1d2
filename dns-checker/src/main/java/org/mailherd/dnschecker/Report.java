package org.mailherd.dnschecker;

import java.util.Comparator;
import java.util.List;

/** All findings about a domain. */
public record Report(String domain, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** The worst of the findings. */
    public State state() {
        return findings.stream()
                .map(Finding::state)
                .max(Comparator.naturalOrder())
                .orElse(State.OK);
    }
}
