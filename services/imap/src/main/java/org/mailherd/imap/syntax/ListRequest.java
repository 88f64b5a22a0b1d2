package org.mailherd.imap.syntax;

import java.util.List;
import java.util.Set;

/**
 * LIST with its extensions, RFC 5258, RFC 5819, RFC 6154 and RFC 8440.
 *
 * @param select which folders
 * @param reference prefix of the patterns
 * @param patterns with wildcards; in Unicode
 * @param extended whether the client used a form that basic LIST does not have
 * @param results what to tell of each
 * @param status STATUS items to send with each; empty for none
 */
public record ListRequest(
        Set<Selection> select,
        String reference,
        List<String> patterns,
        boolean extended,
        Set<Result> results,
        Set<StatusItem> status) {

    /** Selection options. */
    public enum Selection {
        SUBSCRIBED,
        REMOTE,
        RECURSIVEMATCH,
        SPECIAL_USE
    }

    /** Return options. */
    public enum Result {
        SUBSCRIBED,
        CHILDREN,
        SPECIAL_USE,
        MYRIGHTS
    }

    public ListRequest {
        select = Set.copyOf(select);
        patterns = List.copyOf(patterns);
        results = Set.copyOf(results);
        status = Set.copyOf(status);
    }
}
