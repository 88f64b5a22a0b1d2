package org.mailherd.imap.syntax;

import java.util.Set;

/**
 * @param results what an extended search returns (RFC 4731); empty for the old {@code SEARCH}
 *     answer
 * @param key the criterion
 */
public record SearchRequest(Set<Result> results, boolean extended, SearchKey key) {

    /** Result options of RFC 4731. */
    public enum Result {
        MIN,
        MAX,
        ALL,
        COUNT
    }

    public SearchRequest {
        results = Set.copyOf(results);
    }
}
