package org.mailherd.smtp.session;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/** Looks at a client before the greeting and listens to how it behaves. One for all sessions. */
public interface Doorman {
    /** Lets everybody in. */
    Doorman OPEN = (_, _) -> new Welcome.Enter(Caller.STRANGER);

    /** What becomes of a connection. */
    sealed interface Welcome {
        record Enter(Caller caller) implements Welcome {}

        record TurnAway(SmtpReply reply) implements Welcome {}

        /**
         * Cut off without a word: the client would not understand it.
         *
         * @param unsaid the reason
         */
        record CutOff(SmtpReply unsaid) implements Welcome {}

        /** The client has hung up. */
        record Leave() implements Welcome {}
    }

    /** Before the greeting; may keep the client waiting. */
    Welcome welcome(Wire wire, Profile profile) throws IOException;

    /** Before a command is run; an outcome is said in its place. */
    default Optional<Outcome> beforeCommand(Session session, Command command) {
        return Optional.empty();
    }

    /** A line ended in a bare LF; an outcome is said in place of the usual complaint. */
    default Optional<Outcome> bareNewline(Session session) {
        return Optional.empty();
    }

    /** After a command was run. */
    default void afterCommand(Session session, Command command, Outcome outcome) {}
}
