package org.mailherd.sieve.engine;

import java.util.Locale;
import org.mailherd.sieve.outcome.Action;
import org.mailherd.sieve.outcome.Action.FileInto;
import org.mailherd.sieve.outcome.Action.Keep;
import org.mailherd.sieve.outcome.Action.Redirect;
import org.mailherd.sieve.outcome.Action.Stored;

/** RFC 5228 2.10.3: a message goes to the same place once only. */
final class SameTarget {

    private SameTarget() {}

    static boolean test(Action before, Action now) {
        return switch (now) {
            case Keep _, FileInto _ ->
                    (before instanceof Keep || before instanceof FileInto)
                            && mailbox(before).equals(mailbox(now));
            case Redirect redirect ->
                    before instanceof Redirect other
                            && canonical(other.address()).equals(canonical(redirect.address()));
            case Action.Discard _ -> before instanceof Action.Discard;
            case Action.Notify _ -> before.equals(now); // RFC 5435 7
            case Action.Reject _, Action.Vacation _ -> false;
        };
    }

    static Stored stored(Action action) {
        return switch (action) {
            case Keep keep -> keep.stored();
            case FileInto into -> into.stored();
            case Redirect _,
                    Action.Discard _,
                    Action.Reject _,
                    Action.Vacation _,
                    Action.Notify _ ->
                    throw new IllegalArgumentException("stores nothing: " + action);
        };
    }

    private static String mailbox(Action action) {
        return action instanceof FileInto into && !into.mailbox().equalsIgnoreCase("INBOX")
                ? into.mailbox() + into.specialUse().map(use -> "\n" + use).orElse("")
                : "INBOX";
    }

    private static String canonical(String address) {
        int at = address.lastIndexOf('@');
        return at < 0
                ? address
                : address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
    }
}
