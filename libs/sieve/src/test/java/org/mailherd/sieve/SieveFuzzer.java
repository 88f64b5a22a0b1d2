package org.mailherd.sieve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mailherd.sieve.compiler.Interpreter;
import org.mailherd.sieve.compiler.SieveCompiler;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLimits;
import org.mailherd.sieve.engine.SieveEnvironment;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.mailherd.sieve.message.ParsedMessage;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.outcome.Outcome;

/**
 * For Jazzer: a script, a NUL, a message. Whatever they are, the message has a place at the end.
 */
public final class SieveFuzzer {

    private static final SieveEnvironment ENVIRONMENT =
            new SieveEnvironment(Map.of("name", "x"), List.of("nico@example.org"));

    private SieveFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        String script = nul < 0 ? text : text.substring(0, nul);
        byte[] message =
                (nul < 0 ? "Subject: x\r\n\r\nb" : text.substring(nul + 1))
                        .getBytes(StandardCharsets.ISO_8859_1);
        Script compiled;
        try {
            compiled = SieveCompiler.compile(script, ScriptLimits.DEFAULT);
        } catch (SieveSyntaxException _) {
            return;
        }
        Outcome outcome =
                new Interpreter()
                        .run(
                                List.of(compiled),
                                ParsedMessage.of(
                                        SieveEnvelope.of("tim@example.com", "nico@example.org"),
                                        message),
                                ENVIRONMENT,
                                new InMemoryHost(),
                                SieveLimits.DEFAULT);
        if (outcome.actions().isEmpty()) {
            throw new AssertionError("the message has no place");
        }
    }
}
