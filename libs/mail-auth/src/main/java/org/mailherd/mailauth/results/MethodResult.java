package org.mailherd.mailauth.results;

import java.util.Map;
import java.util.Optional;

/**
 * One method's result.
 *
 * @param method in lower case, without its version
 * @param result in lower case
 * @param properties as {@code ptype.property}, in lower case; the first of a name
 */
public record MethodResult(String method, String result, Map<String, String> properties) {
    public MethodResult {
        properties = Map.copyOf(properties);
    }

    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }
}
