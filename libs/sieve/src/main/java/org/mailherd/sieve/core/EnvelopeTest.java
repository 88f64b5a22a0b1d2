package org.mailherd.sieve.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.StringMatch;
import org.mailherd.sieve.engine.Test;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.Address;

/** RFC 5228 5.4. */
record EnvelopeTest(AddressPart part, List<Value> names, StringMatch match) implements Test {

    private static final Set<String> KNOWN = Set.of("from", "to", "orig_to", "auth");

    static Test make(Arguments arguments) {
        StringMatch.Kind kind = StringMatch.Kind.read(arguments);
        AddressPart part = AddressPart.read(arguments);
        List<Argument.Text> nameTexts = arguments.texts("the parts of the envelope");
        List<Value> names = arguments.values(nameTexts);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) instanceof Constant(String name)
                    && !KNOWN.contains(name.toLowerCase(Locale.ROOT))) {
                throw SyntaxFault.unknown(
                        nameTexts.get(i).at(), "unknown part of the envelope '" + name + "'");
            }
        }
        List<Argument.Text> keys = arguments.texts("the keys");
        arguments.endAll();
        return new EnvelopeTest(part, names, StringMatch.of(kind, keys, arguments));
    }

    @Override
    public boolean test(Run run) {
        List<String> values = new ArrayList<>();
        for (String name : HeaderNames.get(run, names)) {
            value(run, name.toLowerCase(Locale.ROOT)).ifPresent(values::add);
        }
        return match.test(run, values);
    }

    private Optional<String> value(Run run, String name) {
        Optional<String> path =
                switch (name) {
                    case "from" -> Optional.of(run.message().envelope().from());
                    case "to" -> Optional.of(run.message().envelope().to());
                    case "orig_to" -> run.message().envelope().originalRecipient();
                    case "auth" -> run.message().envelope().auth();
                    default -> Optional.empty();
                };
        // RFC 5228 5.4: the null path is the empty string whichever part is asked for
        return path.flatMap(address ->
                address.isEmpty() ? Optional.of("") : part.of(Address.ofEnvelope(address)));
    }
}
