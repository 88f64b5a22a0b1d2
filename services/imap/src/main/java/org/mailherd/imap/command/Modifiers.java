package org.mailherd.imap.command;

import java.util.OptionalLong;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** The modifiers of FETCH and STORE, RFC 4466: one name and a number in parentheses. */
final class Modifiers {

    private Modifiers() {}

    /** Reads {@code (NAME number)} behind a space, if it is there. */
    static OptionalLong number(CommandReader arguments, String name) throws SyntaxFault {
        if (!arguments.accept(' ')) {
            return OptionalLong.empty();
        }
        return required(arguments, name);
    }

    /** Reads {@code (NAME number)}. */
    static OptionalLong required(CommandReader arguments, String name) throws SyntaxFault {
        arguments.open();
        if (!arguments.keyword().equals(name)) {
            throw new SyntaxFault("Unknown modifier");
        }
        arguments.space();
        long number = arguments.number64();
        arguments.close();
        return OptionalLong.of(number);
    }
}
