package org.mailherd.platform.health;

/** What a probe saw. */
public sealed interface Health {
    record Up() implements Health {}

    record Down(String reason) implements Health {}

    Health UP = new Up();

    static Health down(String reason) {
        return new Down(reason);
    }
}
