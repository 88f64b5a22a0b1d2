package org.mailherd.imap.syntax;

import java.util.List;

/**
 * The arguments of SORT, RFC 5256 and RFC 5267.
 *
 * @param order the first criterion that tells two messages apart decides
 */
public record SortRequest(SearchOptions options, List<Criterion> order, SearchKey key) {

    public SortRequest {
        order = List.copyOf(order);
    }

    /** One criterion, the other way round when {@code reverse}. */
    public record Criterion(Key key, boolean reverse) {}

    /** What may be sorted by; the last two are RFC 5957. */
    public enum Key {
        ARRIVAL,
        CC,
        DATE,
        FROM,
        SIZE,
        SUBJECT,
        TO,
        DISPLAYFROM,
        DISPLAYTO
    }
}
