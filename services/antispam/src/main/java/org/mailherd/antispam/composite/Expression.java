package org.mailherd.antispam.composite;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether symbols were found. */
sealed interface Expression {

    record Name(String symbol) implements Expression {}

    record Not(Expression inner) implements Expression {}

    record And(List<Expression> all) implements Expression {}

    record Or(List<Expression> any) implements Expression {}

    default boolean holds(Set<String> found) {
        return switch (this) {
            case Name(String symbol) -> found.contains(symbol);
            case Not(Expression inner) -> !inner.holds(found);
            case And(List<Expression> all) -> all.stream().allMatch(e -> e.holds(found));
            case Or(List<Expression> any) -> any.stream().anyMatch(e -> e.holds(found));
        };
    }

    /** Symbols that speak for it; those behind a "not" do not. */
    default Set<String> symbols() {
        Set<String> names = new TreeSet<>();
        collect(names, true);
        return names;
    }

    private void collect(Set<String> names, boolean plain) {
        switch (this) {
            case Name(String symbol) -> {
                if (plain) {
                    names.add(symbol);
                }
            }
            case Not(Expression inner) -> inner.collect(names, !plain);
            case And(List<Expression> all) -> all.forEach(e -> e.collect(names, plain));
            case Or(List<Expression> any) -> any.forEach(e -> e.collect(names, plain));
        }
    }
}
