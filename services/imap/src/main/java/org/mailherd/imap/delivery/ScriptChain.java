package org.mailherd.imap.delivery;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.sieve.DeliveryScript;
import org.mailherd.mailstore.StoreException;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.sieve.compiler.Interpreter;
import org.mailherd.sieve.engine.Script;
import org.mailherd.sieve.engine.ScriptLocation;
import org.mailherd.sieve.engine.SieveEnvironment;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.grammar.SieveSyntaxException;
import org.mailherd.sieve.message.SieveMessage;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Runs the scripts of a mailbox: global before, the user's prefilter, the active script, the
 * postfilter, global after. A script that does not compile is passed over; one that fails ends the
 * chain with the message kept.
 */
final class ScriptChain {
    private static final Logger log = LoggerFactory.getLogger(ScriptChain.class);
    private static final Outcome KEPT =
            new Outcome(
                    List.of(new Action.Keep(true, new Action.Stored(List.of(), Optional.empty()))),
                    List.of(),
                    Optional.empty());

    private final ScriptHost.Surroundings surroundings;
    private final DeliveryDirectory directory;
    private final SieveLimits limits;
    private final String hostname;
    private final Interpreter interpreter = new Interpreter();

    ScriptChain(
            ScriptHost.Surroundings surroundings,
            DeliveryDirectory directory,
            DeliverySettings settings,
            String hostname) {
        this.surroundings = surroundings;
        this.directory = directory;
        this.limits = limits(settings);
        this.hostname = hostname;
    }

    private static SieveLimits limits(DeliverySettings settings) {
        SieveLimits usual = SieveLimits.DEFAULT;
        Duration time = settings.maxScriptTime();
        return new SieveLimits(
                settings.maxActions(),
                settings.maxRedirects(),
                usual.variables(),
                usual.includes(),
                new SieveLimits.Work(usual.work().maxSteps(), time));
    }

    /**
     * What the scripts decided.
     *
     * @param fault for the owner of the scripts, naming the script
     */
    record Decision(Outcome outcome, Optional<Fault> fault) {}

    /**
     * @param version changes with the scripts
     */
    record Fault(String sentence, String version, boolean owners) {}

    /**
     * @throws RuntimeException when the directory or the store cannot be asked: try again later
     */
    Decision run(Planner.Case one) {
        DeliveryRecipient recipient = one.recipient();
        List<DeliveryScript> texts =
                one.terms().scripted()
                        ? surroundings.scripts().of(recipient.mailboxId())
                        : List.of();
        if (texts.isEmpty()) {
            return new Decision(KEPT, Optional.empty());
        }
        List<Script> scripts = new ArrayList<>();
        Optional<Fault> fault = Optional.empty();
        for (DeliveryScript text : texts) {
            try {
                scripts.add(compiled(text));
            } catch (SieveSyntaxException e) {
                fault =
                        Optional.of(
                                new Fault(
                                        text.name() + ": " + e.getMessage(),
                                        text.content(),
                                        text.place().isOwners()));
            }
        }
        Outcome outcome = run(scripts, one.arrival(), recipient, one.seen());
        return new Decision(outcome, fault.or(() -> fault(outcome, texts)));
    }

    private Script compiled(DeliveryScript text) throws SieveSyntaxException {
        Script script = surroundings.compiled().compile(text.content());
        return text.place() == DeliveryScript.Place.PERSONAL
                ? script.as(new Script.Name(ScriptLocation.PERSONAL, text.name()))
                : script;
    }

    /** A bug of ours in the language must not keep mail waiting: the message is kept. */
    private Outcome run(
            List<Script> scripts, Arrival arrival, DeliveryRecipient recipient, SieveMessage seen) {
        ScriptHost host =
                new ScriptHost(
                        surroundings, recipient.mailboxId(), new SpamMarks(arrival.message()));
        try {
            return interpreter.run(scripts, seen, environment(recipient), host, limits);
        } catch (DataAccessException
                | TransactionException
                | StoreException
                | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LogEvent.of("sieve-bug").with("user", recipient.mailbox().address()).error(log, e);
            return KEPT;
        }
    }

    private static Optional<Fault> fault(Outcome outcome, List<DeliveryScript> texts) {
        return outcome.fault()
                .map(said ->
                        new Fault(
                                "%sline %d, column %d: %s"
                                        .formatted(
                                                said.script().isEmpty() ? "" : said.script() + ", ",
                                                said.line(),
                                                said.column(),
                                                said.sentence()),
                                String.join(
                                        "\0", texts.stream().map(DeliveryScript::content).toList()),
                                texts.stream().anyMatch(text -> text.place().isOwners())));
    }

    private SieveEnvironment environment(DeliveryRecipient recipient) {
        return new SieveEnvironment(
                Map.of(
                        "domain", recipient.mailbox().address().domain(),
                        "host", hostname,
                        "location", "MDA",
                        "name", "Mailherd",
                        "phase", "during",
                        "version", "1"),
                new OwnAddresses(directory, recipient));
    }
}
