package org.mailherd.mailauth.dns;

import java.util.List;

/**
 * How a DNS question ended.
 *
 * @param <T> the record type asked for
 */
public sealed interface Answer<T> {

    /** At least one record, in the server's order unless the question says otherwise. */
    record Found<T>(List<T> values) implements Answer<T> {
        public Found {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an answer without records is NoRecords");
            }
            values = List.copyOf(values);
        }
    }

    /** RCODE 0, but no record of this type (RFC 2308: NODATA). */
    record NoRecords<T>() implements Answer<T> {}

    /** RCODE 3, or a name that cannot exist. */
    record NoSuchName<T>() implements Answer<T> {}

    /** Time-out, SERVFAIL, broken answer, look-up budget used up: nobody knows. */
    record Failure<T>(String reason) implements Answer<T> {}

    static <T> Answer<T> of(List<T> values) {
        return values.isEmpty() ? new NoRecords<>() : new Found<>(values);
    }

    /** The records; none when there are none or the question failed. */
    default List<T> orEmpty() {
        return this instanceof Found<T>(List<T> values) ? values : List.of();
    }

    default boolean failed() {
        return this instanceof Failure<T>;
    }

    /** RFC 7208 4.6.4: NXDOMAIN, or NOERROR with no answers. */
    default boolean isVoid() {
        return this instanceof NoRecords<T> || this instanceof NoSuchName<T>;
    }
}
