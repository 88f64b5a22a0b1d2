package org.mailherd.sieve.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Phrase;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.ScriptError;
import org.mailherd.sieve.grammar.SyntaxFault;

/** One script on its way from commands and tests by name to those that run. */
public final class Compilation {

    private static final Set<String> ENDINGS = Set.of("stop", "return", "error", "break");

    private final Registry registry;
    private final ScriptLimits limits;
    private final Set<String> required = new LinkedHashSet<>();
    private final List<ScriptError> errors = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private final LocalNames names = new LocalNames();
    private final List<ScriptError> warnings = new ArrayList<>();
    private final Leniency leniency = new Leniency();

    public Compilation(Registry registry, ScriptLimits limits) {
        this.registry = registry;
        this.limits = limits;
    }

    public Set<String> required() {
        return required;
    }

    public List<ScriptError> errors() {
        return errors;
    }

    /** What is no error, but hardly meant (RFC 5804 2.6). */
    public List<ScriptError> warnings() {
        return warnings;
    }

    /** The variables of which the script has spoken so far. */
    public LocalNames names() {
        return names;
    }

    public boolean supports(String extension) {
        return registry.extensions().contains(extension);
    }

    public boolean uses(String extension) {
        return required.contains(extension);
    }

    /** Makes an extension's words known. */
    public void enable(String extension) {
        required.add(extension);
        switch (extension) {
            case "vacation-seconds" -> required.add("vacation"); // RFC 6131 3
            case "spamtestplus" -> required.add("spamtest"); // RFC 5235 2.1
            default -> {}
        }
    }

    /** An {@code ihave} has failed. */
    public void missed(List<String> extensions) {
        leniency.missed(extensions);
    }

    /** Compiles what an {@code ihave} keeps from being run; what it enables counts in it only. */
    <T> T unreached(Supplier<T> part) {
        Set<String> before = Set.copyOf(required);
        leniency.enterUnreached();
        try {
            return part.get();
        } finally {
            leniency.leaveUnreached();
            required.retainAll(before);
        }
    }

    public void need(String extension, Position at, String what) {
        if (uses(extension)) {
            return;
        }
        String sentence = what + " needs: require \"" + extension + "\";";
        throw leniency.lacks(extension)
                ? SyntaxFault.unknown(at, sentence)
                : new SyntaxFault(at, sentence);
    }

    /** The names of the loops around, the innermost last. */
    public List<String> loops() {
        return loops;
    }

    public List<Statement> block(List<Phrase> phrases) {
        List<Statement> statements = new ArrayList<>();
        Conditional.Builder conditional = new Conditional.Builder();
        int at = 0;
        while (at < phrases.size() && !conditional.endsBlock()) {
            statement(phrases.get(at++), conditional, statements);
        }
        List<Phrase> rest = phrases.subList(at, phrases.size());
        unreached(() -> {
            rest.forEach(phrase -> statement(phrase, conditional, statements));
            return rest;
        });
        conditional.flush(statements);
        warnOfUnreached(phrases);
        return List.copyOf(statements);
    }

    private void statement(
            Phrase phrase, Conditional.Builder conditional, List<Statement> statements) {
        try {
            if (!conditional.take(phrase, this)) {
                conditional.flush(statements);
                statements.add(command(phrase));
            }
        } catch (SyntaxFault fault) {
            report(fault, statements);
        }
    }

    /** Whether nothing behind the block's last command is reached. */
    static boolean ends(List<Phrase> block) {
        return !block.isEmpty() && ENDINGS.contains(block.getLast().name());
    }

    private void warnOfUnreached(List<Phrase> phrases) {
        for (int i = 0; i + 1 < phrases.size(); i++) {
            if (ENDINGS.contains(phrases.get(i).name())) {
                Phrase next = phrases.get(i + 1);
                String sentence = "'" + next.name() + "' is never reached";
                warnings.add(new ScriptError(next.at(), sentence));
                return;
            }
        }
    }

    private void report(SyntaxFault fault, List<Statement> statements) {
        if (leniency.passes(fault)) {
            statements.add(_ -> {
                throw later(fault);
            });
            return;
        }
        errors.add(fault.error());
        if (errors.size() >= limits.maxErrors()) {
            throw new SyntaxFault(fault.error().at(), "too many errors; the rest was not read");
        }
    }

    private Statement command(Phrase phrase) {
        return make(registry.commands().get(phrase.name()), phrase, "command");
    }

    public Test test(Phrase phrase) {
        try {
            return make(registry.tests().get(phrase.name()), phrase, "test");
        } catch (SyntaxFault fault) {
            if (!leniency.passes(fault)) {
                throw fault;
            }
            return _ -> {
                throw later(fault);
            };
        }
    }

    private static RunFault later(SyntaxFault fault) {
        return new RunFault(fault.error().at(), fault.error().sentence());
    }

    private <T> T make(
            Registry.@org.jspecify.annotations.Nullable Entry<T> entry,
            Phrase phrase,
            String kind) {
        if (entry == null) {
            throw SyntaxFault.unknown(phrase.at(), "unknown " + kind + " '" + phrase.name() + "'");
        }
        Optional<String> extension = entry.extension();
        extension.ifPresent(name -> need(name, phrase.at(), "'" + phrase.name() + "'"));
        return entry.maker().make(new Arguments(phrase, this));
    }

    public Arguments arguments(Phrase phrase) {
        return new Arguments(phrase, this);
    }

    /** The string as it is used in a run: encoded characters resolved, variables found. */
    public Value value(Argument.Text text) {
        String plain = constant(text);
        return uses("variables")
                ? TemplateReader.read(plain, text.at(), this)
                : new Constant(plain);
    }

    /** The string of an argument that must not hold variables. */
    public String constant(Argument.Text text) {
        return uses("encoded-character")
                ? EncodedCharacters.decode(text.value(), text.at())
                : text.value();
    }

    /** As {@link #constant}, and a reference to a variable is an error. */
    public String literal(Argument.Text text, String meaning) {
        if (value(text) instanceof Constant(String plain)) {
            return plain;
        }
        throw new SyntaxFault(text.at(), meaning + " must be a string without variables");
    }
}
