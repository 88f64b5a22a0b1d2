package org.mailherd.sieve.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.DuplicateMark;

/** The actions that the scripts of a run have asked for so far. */
public final class Results {

    private final SieveLimits limits;
    private final List<Action> actions = new ArrayList<>();
    private final List<DuplicateMark> duplicates = new ArrayList<>();
    private boolean implicitKeep = true;
    private int script;
    private Optional<Action.Stored> wished = Optional.empty();

    public Results(SieveLimits limits) {
        this.limits = limits;
    }

    public List<Action> actions() {
        return actions;
    }

    public List<DuplicateMark> duplicates() {
        return duplicates;
    }

    public boolean implicitKeep() {
        return implicitKeep;
    }

    public void cancelImplicitKeep() {
        implicitKeep = false;
    }

    /** What had been decided when a script of the chain began. */
    public record Mark(List<Action> actions, List<DuplicateMark> duplicates) {}

    /**
     * A script of the chain begins: an earlier script's keep stands only until this one sends the
     * message elsewhere, as the implicit keep does.
     */
    public Mark begin() {
        for (Action action : actions) {
            if (action instanceof Action.Keep keep) {
                wished = Optional.of(keep.stored());
                implicitKeep = true;
            }
        }
        actions.removeIf(Action.Keep.class::isInstance);
        script++;
        return new Mark(List.copyOf(actions), List.copyOf(duplicates));
    }

    /** Which script of the chain runs, from 1. */
    public int script() {
        return script;
    }

    /** Forgets what a failed script decided. */
    public void backTo(Mark mark) {
        actions.clear();
        actions.addAll(mark.actions());
        duplicates.clear();
        duplicates.addAll(mark.duplicates());
    }

    /** Whether the message is still to be kept, so that the next script of a chain may run. */
    public boolean keeps() {
        return implicitKeep || has(Action.Keep.class);
    }

    /** Adds the keep that nothing cancelled. */
    public void keepByDefault(Action.Stored stored) {
        actions.removeIf(Action.Discard.class::isInstance);
        Action keep = new Action.Keep(wished.isEmpty(), wished.orElse(stored));
        if (actions.stream().noneMatch(action -> SameTarget.test(action, keep))) {
            actions.add(keep);
        }
    }

    /** The actions; a discard says something only where nothing else is done. */
    public List<Action> finished() {
        boolean others = actions.stream().anyMatch(action -> !(action instanceof Action.Discard));
        return actions.stream()
                .filter(action -> !others || !(action instanceof Action.Discard))
                .toList();
    }

    public void remember(DuplicateMark mark) {
        if (!duplicates.contains(mark)) {
            duplicates.add(mark);
        }
    }

    /** Whether some action of the kind was asked for. */
    public boolean has(Class<? extends Action> kind) {
        return actions.stream().anyMatch(kind::isInstance);
    }

    /** Adds an action; one that goes where another goes already takes that one's place. */
    public void add(Position at, Action action) {
        Conflicts.check(at, actions, action);
        Optional<Integer> same = sameTarget(action);
        if (same.isPresent()) {
            actions.set(same.get(), merged(actions.get(same.get()), action));
            return;
        }
        if (actions.size() >= limits.maxActions()) {
            throw new RunFault(at, "more than " + limits.maxActions() + " actions");
        }
        if (action instanceof Action.Redirect
                && actions.stream().filter(Action.Redirect.class::isInstance).count()
                        >= limits.maxRedirects()) {
            throw new RunFault(at, "more than " + limits.maxRedirects() + " redirects");
        }
        actions.add(action);
    }

    private Optional<Integer> sameTarget(Action action) {
        for (int i = 0; i < actions.size(); i++) {
            if (SameTarget.test(actions.get(i), action)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The place of the first, what the last said of flags; RFC 5228 2.10.3. */
    private static Action merged(Action before, Action now) {
        return now instanceof Action.FileInto && before instanceof Action.Keep keep
                ? new Action.Keep(keep.implicit(), SameTarget.stored(now))
                : now;
    }
}
