package org.mailherd.antispam.milter;

import java.util.List;

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

    /**
     * @param value printable ASCII on one line
     */
    public record Addition(String name, String value) {}
}
