package org.mailherd.mailstore.structure;

import java.util.List;

/**
 * What stands in fields that a message should have once (RFC 5322 3.6) and has again, behind the
 * first: no client is shown it in ENVELOPE, but SEARCH looks at all of a message's fields.
 */
public record RepeatedFields(List<String> subjects, List<EnvelopeAddress> from) {
    static final RepeatedFields NONE = new RepeatedFields(List.of(), List.of());

    public RepeatedFields {
        subjects = List.copyOf(subjects);
        from = List.copyOf(from);
    }

    boolean isEmpty() {
        return subjects.isEmpty() && from.isEmpty();
    }
}
