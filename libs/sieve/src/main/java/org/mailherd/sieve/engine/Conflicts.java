package org.mailherd.sieve.engine;

import java.util.List;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.outcome.Action;

/** Which actions do not go together: RFC 5429 2.4, RFC 5230 4.7. */
final class Conflicts {

    private Conflicts() {}

    static void check(Position at, List<Action> actions, Action added) {
        for (Action before : actions) {
            if (before instanceof Action.Vacation && added instanceof Action.Vacation) {
                throw new RunFault(at, "a second vacation action");
            }
            if (before instanceof Action.Reject && added instanceof Action.Reject) {
                throw new RunFault(at, "a second reject action");
            }
            if (before instanceof Action.Reject && excludesReject(added)
                    || added instanceof Action.Reject && excludesReject(before)) {
                throw new RunFault(
                        at, "reject cannot go together with an action that delivers or answers");
            }
        }
    }

    private static boolean excludesReject(Action action) {
        return switch (action) {
            case Action.Keep _, Action.FileInto _, Action.Redirect _, Action.Vacation _ -> true;
            case Action.Reject _, Action.Discard _, Action.Notify _ -> false;
        };
    }
}
