package org.mailherd.sieve.engine;

import java.util.List;
import org.mailherd.sieve.grammar.Position;

/** A string with references to variables (RFC 5229 3). */
public record Template(List<Piece> pieces, Position at) implements Value {

    sealed interface Piece {}

    record Plain(String text) implements Piece {}

    record Named(String name) implements Piece {}

    record Caught(int index) implements Piece {}

    @Override
    public String get(Run run) {
        int limit = run.limits().variables().maxLength();
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(
                    switch (piece) {
                        case Plain plain -> plain.text();
                        case Named named -> run.variables().get(named.name());
                        case Caught caught -> run.variables().caught(caught.index());
                    });
        }
        run.budget().look(at, text.length());
        return text.length() > limit + plainLength() ? text.substring(0, limit) : text.toString();
    }

    private int plainLength() {
        int length = 0;
        for (Piece piece : pieces) {
            length += piece instanceof Plain plain ? plain.text().length() : 0;
        }
        return length;
    }
}
