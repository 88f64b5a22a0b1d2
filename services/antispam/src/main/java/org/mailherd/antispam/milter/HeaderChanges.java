package org.mailherd.antispam.milter;

import java.util.List;
import java.util.stream.Stream;

/**
 * @param remove names of fields to take away wherever they stand
 * @param add fields to put on top, in this order
 */
public record HeaderChanges(List<String> remove, List<Addition> add) {

    public static final HeaderChanges NONE = new HeaderChanges(List.of(), List.of());

    public HeaderChanges {
        remove = List.copyOf(remove);
        add = List.copyOf(add);
    }

    /** The same with fields above those that are added. */
    public HeaderChanges below(List<Addition> top) {
        return new HeaderChanges(remove, Stream.concat(top.stream(), add.stream()).toList());
    }

    /**
     * @param value printable ASCII, possibly folded with CRLF and white space
     */
    public record Addition(String name, String value) {}
}
