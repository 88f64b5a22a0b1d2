package org.mailherd.sieve.answer;

import java.util.List;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.Address;
import org.mailherd.sieve.message.Addresses;

/** An address for the From field of what a script sends, perhaps with a name before it. */
final class OwnAddress {

    private OwnAddress() {}

    static Value read(Arguments arguments, Argument.Text text) {
        Value value = arguments.value(text);
        if (value instanceof Constant(String plain) && !isOne(plain)) {
            throw new SyntaxFault(text.at(), "not an address: '" + plain + "'");
        }
        return value;
    }

    static String get(Run run, Value value, Position at) {
        String plain = value.get(run);
        if (!isOne(plain)) {
            throw new RunFault(at, "not an address: '" + plain + "'");
        }
        return plain;
    }

    private static boolean isOne(String text) {
        List<Address> addresses = Addresses.parse(text);
        return addresses.size() == 1 && text.chars().noneMatch(Character::isISOControl);
    }
}
