package org.mailherd.sieve.mime;

import java.util.OptionalLong;
import org.mailherd.sieve.core.PartCursor;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.VariableName;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.message.ContentType;
import org.mailherd.sieve.message.MimePart;
import org.mailherd.sieve.message.PartText;
import org.mailherd.sieve.variables.Modifiers;

/** {@code extracttext} (RFC 5703 7). */
public record ExtractText(Position at, Modifiers modifiers, long first, String variable)
        implements Statement {

    public static Statement make(Arguments arguments) {
        arguments.compilation().need("variables", arguments.at(), "'extracttext'");
        Modifiers modifiers = Modifiers.read(arguments);
        OptionalLong first = arguments.numberOption("first");
        String variable =
                VariableName.target(arguments.text("the variable's name"), arguments.compilation());
        arguments.endAll();
        if (arguments.compilation().loops().isEmpty()) {
            throw arguments.fault("no 'foreverypart' stands around it");
        }
        return new ExtractText(
                arguments.at(), modifiers, first.orElse(Integer.MAX_VALUE), variable);
    }

    @Override
    public Flow run(Run run) {
        String text = PartCursor.of(run).current().map(ExtractText::text).orElse("");
        run.budget().look(at, text.length());
        int wanted = (int) Math.min(first, run.limits().variables().maxLength());
        String cut =
                text.codePointCount(0, text.length()) <= wanted
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, wanted));
        run.variables().set(at, variable, modifiers.apply(cut));
        return Flow.NEXT;
    }

    private static String text(MimePart part) {
        return ContentType.of(part).type().equals("text") ? PartText.text(part) : "";
    }
}
