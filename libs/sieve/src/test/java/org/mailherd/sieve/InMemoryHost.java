package org.mailherd.sieve;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.mailherd.sieve.compiler.SieveCompiler;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLimits;
import org.mailherd.sieve.engine.ScriptLocation;
import org.mailherd.sieve.engine.SieveHost;
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.mailherd.testsupport.ManualClock;

/** A world that a test fills. */
public class InMemoryHost implements SieveHost {

    public final Map<String, String> personal = new HashMap<>();
    public final Map<String, String> global = new HashMap<>();
    public final Set<String> mailboxes = new HashSet<>();
    public final Map<String, String> specialUses = new HashMap<>();
    public final Map<String, String> metadata = new HashMap<>();
    public final Set<String> duplicates = new HashSet<>();
    public OptionalDouble spam = OptionalDouble.empty();
    public OptionalInt virus = OptionalInt.empty();
    public Clock clock = ManualClock.at("2026-11-22T12:34:56Z");

    @Override
    public Optional<Script> script(ScriptLocation location, String name)
            throws SieveSyntaxException {
        String text = (location == ScriptLocation.PERSONAL ? personal : global).get(name);
        return text == null
                ? Optional.empty()
                : Optional.of(SieveCompiler.compile(text, ScriptLimits.DEFAULT));
    }

    @Override
    public boolean mailboxExists(String mailbox) {
        return mailboxes.contains(mailbox);
    }

    @Override
    public boolean specialUseExists(Optional<String> mailbox, String attribute) {
        return specialUses.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue().equalsIgnoreCase(attribute)
                                && mailbox.map(entry.getKey()::equals).orElse(true));
    }

    @Override
    public Optional<String> mailboxMetadata(String mailbox, String annotation) {
        return Optional.ofNullable(
                metadata.get(mailbox + " " + annotation.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Optional<String> serverMetadata(String annotation) {
        return mailboxMetadata("", annotation);
    }

    @Override
    public boolean isDuplicate(String key) {
        return duplicates.contains(key);
    }

    @Override
    public OptionalDouble spamScore() {
        return spam;
    }

    @Override
    public OptionalInt virusLevel() {
        return virus;
    }

    @Override
    public Clock clock() {
        return clock;
    }
}
