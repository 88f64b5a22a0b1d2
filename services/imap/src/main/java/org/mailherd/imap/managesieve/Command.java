package org.mailherd.imap.managesieve;

import java.util.List;

/**
 * One command.
 *
 * @param verb in capitals
 */
record Command(String verb, List<Argument> arguments) {
    Command {
        arguments = List.copyOf(arguments);
    }

    /**
     * @throws Fault when there are fewer or more
     */
    void require(int least, int most) throws Fault {
        if (arguments.size() < least || arguments.size() > most) {
            throw Fault.syntax(verb + " has another number of arguments");
        }
    }

    boolean has(int index) {
        return index < arguments.size();
    }

    /**
     * @throws Fault when it is no string
     */
    String text(int index) throws Fault {
        return switch (arguments.get(index)) {
            case Argument.Text(String value) -> value;
            case Argument.Overlong _ -> throw Fault.syntax("a literal was too long");
            case Argument.Number _ -> throw Fault.syntax("expected a string");
        };
    }

    /**
     * @throws Fault when it is no number
     */
    long number(int index) throws Fault {
        return switch (arguments.get(index)) {
            case Argument.Number(long value) -> value;
            case Argument.Text _, Argument.Overlong _ -> throw Fault.syntax("expected a number");
        };
    }

    boolean isOverlong(int index) {
        return arguments.get(index) instanceof Argument.Overlong;
    }
}
