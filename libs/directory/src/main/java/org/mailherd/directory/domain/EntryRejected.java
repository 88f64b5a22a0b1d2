package org.mailherd.directory.domain;

import java.util.List;
import java.util.stream.Collectors;

/** An add, edit or delete that may not be; all its faults together, nothing was changed. */
public final class EntryRejected extends RuntimeException {
    private final transient List<Fault> faults;

    public EntryRejected(List<Fault> faults) {
        super(
                faults.stream()
                        .map(f -> f.field() + ": " + f.message())
                        .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    public static EntryRejected of(String field, String code, String message, String... arguments) {
        return new EntryRejected(List.of(new Fault(field, code, message, List.of(arguments))));
    }

    /** At least one. */
    public List<Fault> faults() {
        return faults;
    }
}
