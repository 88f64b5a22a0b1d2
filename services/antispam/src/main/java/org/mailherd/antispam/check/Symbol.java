package org.mailherd.antispam.check;

import java.util.Optional;

/**
 * Something a check can find.
 *
 * @param name Rspamd's name where it has one
 * @param weight added to the score; negative speaks for the message
 * @param group of related symbols
 * @param forced the action whatever the score is
 * @param cost of the check that found it
 */
public record Symbol(
        String name,
        double weight,
        String group,
        String description,
        Optional<Action> forced,
        Cost cost) {

    public static Symbol of(String name, double weight, String group, String description) {
        return new Symbol(name, weight, group, description, Optional.empty(), Cost.FACTS);
    }

    /** Whatever the score: this action. */
    public static Symbol forcing(Action action, String name, String group, String description) {
        return new Symbol(name, 0, group, description, Optional.of(action), Cost.FACTS);
    }

    /** The same with another weight. */
    public Symbol weighing(double other) {
        return new Symbol(name, other, group, description, forced, cost);
    }

    Symbol forcing(Optional<Action> action) {
        return new Symbol(name, weight, group, description, action, cost);
    }

    Symbol costing(Cost other) {
        return new Symbol(name, weight, group, description, forced, other);
    }
}
