package org.mailherd.sieve.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands and tests of the language with its extensions. */
public record Registry(
        Map<String, Entry<Statement>> commands,
        Map<String, Entry<Test>> tests,
        List<String> extensions) {

    /**
     * @param extension that must be required first; empty is the base language
     */
    public record Entry<T>(Optional<String> extension, Maker<T> maker) {}

    /** Compiles one command or test. */
    @FunctionalInterface
    public interface Maker<T> {
        T make(Arguments arguments);
    }
}
