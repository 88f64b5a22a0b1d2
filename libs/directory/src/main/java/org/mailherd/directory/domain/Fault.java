package org.mailherd.directory.domain;

import java.util.List;

/**
 * What is wrong with one field of an entry.
 *
 * @param field the field's name, as in the settings record that carries it
 * @param code mailcow's word for it, such as {@code domain_exists}; the REST API answers with it
 * @param message one sentence for people, with the remedy
 * @param arguments what {@code code} speaks of, for the REST API
 */
public record Fault(String field, String code, String message, List<String> arguments) {
    public Fault {
        arguments = List.copyOf(arguments);
    }
}
