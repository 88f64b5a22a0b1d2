package org.mailherd.sieve.engine;

import java.util.Optional;

/** A test whose outcome is known when the script is compiled. */
public record Known(boolean value) implements Test {

    @Override
    public boolean test(Run run) {
        return value;
    }

    @Override
    public Optional<Boolean> known() {
        return Optional.of(value);
    }
}
