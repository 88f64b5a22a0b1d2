package org.mailherd.antispam.check;

import java.util.Optional;

/**
 * Something a check can find.
 *
 * @param name Rspamd's name where it has one
 * @param weight added to the score; negative speaks for the message
 * @param group of related symbols
 * @param forced the action whatever the score is
 */
public record Symbol(
        String name, double weight, String group, String description, Optional<Action> forced) {

    public static Symbol of(String name, double weight, String group, String description) {
        return new Symbol(name, weight, group, description, Optional.empty());
    }

    /** Whatever the score: this action. */
    public static Symbol forcing(Action action, String name, String group, String description) {
        return new Symbol(name, 0, group, description, Optional.of(action));
    }
}
