package org.mailherd.sieve.compiler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Compilation;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLimits;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Phrase;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.ScriptError;
import org.mailherd.sieve.grammar.ScriptParser;
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.mailherd.sieve.grammar.SyntaxFault;

/** Makes a {@link Script} of a script's text. */
public final class SieveCompiler {

    private SieveCompiler() {}

    /** What {@code require} knows, for ManageSieve's SIEVE capability (RFC 5804 1.7). */
    public static List<String> extensions() {
        return Language.EXTENSIONS;
    }

    /**
     * @throws SieveSyntaxException with every error found, up to the limit
     */
    public static Script compile(String script, ScriptLimits limits) throws SieveSyntaxException {
        Compilation compilation = new Compilation(Language.REGISTRY, limits);
        List<Statement> statements = new ArrayList<>();
        try {
            checkSize(script, limits);
            List<Phrase> phrases = ScriptParser.parse(script, limits.maxNesting());
            statements.addAll(compilation.block(withoutRequires(phrases, compilation)));
        } catch (SyntaxFault fault) {
            compilation.errors().add(fault.error());
        }
        if (!compilation.errors().isEmpty()) {
            throw new SieveSyntaxException(compilation.errors());
        }
        return new Script(
                Optional.empty(), statements, compilation.required(), compilation.warnings());
    }

    private static void checkSize(String script, ScriptLimits limits) {
        if (script.length() > limits.maxOctets()
                || script.getBytes(StandardCharsets.UTF_8).length > limits.maxOctets()) {
            throw new SyntaxFault(
                    new Position(1, 1),
                    "the script is longer than " + limits.maxOctets() + " octets");
        }
    }

    /** RFC 5228 3.2: {@code require} stands before all other commands. */
    private static List<Phrase> withoutRequires(List<Phrase> phrases, Compilation compilation) {
        int first = 0;
        while (first < phrases.size() && phrases.get(first).name().equals("require")) {
            require(phrases.get(first), compilation);
            first++;
        }
        for (Phrase phrase : phrases.subList(first, phrases.size())) {
            if (phrase.name().equals("require")) {
                throw new SyntaxFault(
                        phrase.at(), "'require' must stand before all other commands");
            }
        }
        return phrases.subList(first, phrases.size());
    }

    private static void require(Phrase phrase, Compilation compilation) {
        try {
            Arguments arguments = compilation.arguments(phrase);
            List<Argument.Text> names = arguments.texts("the extensions");
            arguments.endAll();
            for (Argument.Text name : names) {
                if (compilation.supports(name.value())) {
                    compilation.enable(name.value());
                } else {
                    compilation
                            .errors()
                            .add(
                                    new ScriptError(
                                            name.at(), "unknown extension '" + name.value() + "'"));
                }
            }
        } catch (SyntaxFault fault) {
            compilation.errors().add(fault.error());
        }
    }
}
