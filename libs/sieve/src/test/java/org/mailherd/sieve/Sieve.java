package org.mailherd.sieve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailherd.sieve.compiler.Interpreter;
import org.mailherd.sieve.compiler.SieveCompiler;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLimits;
import org.mailherd.sieve.engine.SieveEnvironment;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.mailherd.sieve.message.ParsedMessage;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.Outcome;

/** Runs scripts over messages written in tests. */
public final class Sieve {

    public final InMemoryHost host = new InMemoryHost();
    public SieveEnvelope envelope = SieveEnvelope.of("tim@example.com", "nico@example.org");
    public SieveLimits limits = SieveLimits.DEFAULT;
    public SieveEnvironment environment =
            new SieveEnvironment(
                    Map.of("name", "Mailherd", "domain", "example.org", "phase", "during"),
                    List.of("nico@example.org"));
    private final List<Script> scripts = new ArrayList<>();

    public static Sieve of(String... texts) {
        Sieve sieve = new Sieve();
        for (String text : texts) {
            sieve.scripts.add(compile(text));
        }
        return sieve;
    }

    public static Script compile(String text) {
        try {
            return SieveCompiler.compile(text, ScriptLimits.DEFAULT);
        } catch (SieveSyntaxException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The errors, one a line; empty when there are none. */
    public static String errors(String text) {
        try {
            SieveCompiler.compile(text, ScriptLimits.DEFAULT);
            return "";
        } catch (SieveSyntaxException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Whether the test holds of the message. */
    public static boolean holds(String requires, String test, String message) {
        String text = "require [" + requires + "];\nif " + test + " { discard; }";
        return of(text).says(message).equals("discard");
    }

    public Outcome run(String message) {
        byte[] octets =
                message.replace("\r\n", "\n")
                        .replace("\n", "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        return new Interpreter()
                .run(scripts, ParsedMessage.of(envelope, octets), environment, host, limits);
    }

    /** The actions in short, such as {@code fileinto Work; keep \Seen}; a fault comes last. */
    public String says(String message) {
        Outcome outcome = run(message);
        String actions =
                outcome.actions().stream().map(Sieve::say).collect(Collectors.joining("; "));
        return outcome.fault()
                .map(fault -> actions + "; fault " + fault.line() + ": " + fault.sentence())
                .orElse(actions);
    }

    private static String say(Action action) {
        return switch (action) {
            case Action.Keep keep -> "keep" + flags(keep.stored());
            case Action.FileInto into ->
                    "fileinto "
                            + into.mailbox()
                            + (into.create() ? " :create" : "")
                            + into.specialUse().map(use -> " " + use).orElse("")
                            + flags(into.stored());
            case Action.Redirect redirect -> "redirect " + redirect.address();
            case Action.Discard _ -> "discard";
            case Action.Reject reject ->
                    (reject.ereject() ? "ereject " : "reject ") + reject.reason();
            case Action.Vacation vacation ->
                    "vacation "
                            + vacation.text().replyTo()
                            + " "
                            + vacation.period().toSeconds()
                            + " "
                            + vacation.text().subject()
                            + ": "
                            + vacation.text().reason();
            case Action.Notify notify ->
                    "notify " + notify.method() + " " + notify.text().message();
        };
    }

    private static String flags(Action.Stored stored) {
        return stored.flags().isEmpty() ? "" : " " + String.join(" ", stored.flags());
    }
}
