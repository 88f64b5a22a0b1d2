package org.mailherd.sieve.grammar;

/** A place in a script's text, both from 1. */
public record Position(int line, int column) {

    public boolean isBefore(Position other) {
        return line < other.line || (line == other.line && column < other.column);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
