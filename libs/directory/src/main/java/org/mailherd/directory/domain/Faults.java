package org.mailherd.directory.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one entry, so that a person sees all of them at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(String field, String code, String message, String... arguments) {
        found.add(new Fault(field, code, message, List.of(arguments)));
    }

    public void addIf(
            boolean wrong, String field, String code, String message, String... arguments) {
        if (wrong) {
            add(field, code, message, arguments);
        }
    }

    public List<Fault> all() {
        return List.copyOf(found);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * @throws EntryRejected if there is any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new EntryRejected(found);
        }
    }
}
