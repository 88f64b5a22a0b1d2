package org.mailherd.sieve.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.sieve.core.PartCursor;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.MimePart;

/**
 * {@code foreverypart} (RFC 5703 3): every part of the message, itself the first, depth first; in
 * another loop the parts inside that one's current part.
 */
public record PartLoop(Position at, String name, List<Statement> block) implements Statement {

    public static Statement make(Arguments arguments) {
        String name =
                arguments
                        .textOption("name")
                        .map(text -> arguments.compilation().literal(text, "a loop's name"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        arguments.end();
        arguments.noTests();
        List<String> loops = arguments.compilation().loops();
        loops.add(name);
        try {
            return new PartLoop(arguments.at(), name, arguments.block());
        } finally {
            loops.removeLast();
        }
    }

    public static Statement leave(Arguments arguments) {
        Optional<Argument.Text> text = arguments.textOption("name");
        arguments.endAll();
        List<String> loops = arguments.compilation().loops();
        if (loops.isEmpty()) {
            throw arguments.fault("no 'foreverypart' stands around it");
        }
        String name =
                text.map(given -> arguments.compilation().literal(given, "a loop's name"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT);
        if (text.isPresent() && !loops.contains(name)) {
            throw new SyntaxFault(
                    text.get().at(), "no 'foreverypart' of the name '" + name + "' stands around");
        }
        Flow flow = new Flow.Break(name);
        return _ -> flow;
    }

    @Override
    public Flow run(Run run) {
        PartCursor cursor = PartCursor.of(run);
        List<MimePart> parts = new ArrayList<>();
        cursor.current()
                .ifPresentOrElse(
                        part -> part.children().forEach(child -> gather(child, parts)),
                        () -> gather(run.message().structure(), parts));
        for (MimePart part : parts) {
            run.budget().step(at);
            cursor.enter(part);
            Flow flow;
            try {
                flow = run.runAll(block);
            } finally {
                cursor.leave();
            }
            if (flow instanceof Flow.Break(String loop)) {
                return loop.isEmpty() || loop.equals(name) ? Flow.NEXT : flow;
            }
            if (!(flow instanceof Flow.Next)) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private static void gather(MimePart part, List<MimePart> parts) {
        parts.add(part);
        part.children().forEach(child -> gather(child, parts));
    }
}
