package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of an edit.
 *
 * @param items names or ids; one alone may come without brackets
 * @param attr what shall become of each
 */
record EditRequest(@Nullable Object items, @Nullable Map<String, Object> attr) {
    List<String> names() {
        return Attributes.words(items);
    }

    Map<String, Object> attributes() {
        return attr == null ? Map.of() : attr;
    }
}
