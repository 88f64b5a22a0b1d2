package org.mailherd.imap.session;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailherd.imap.response.Answer;

/** Finds the command for a verb, if the session's state allows it. */
public final class Commands {
    private final Map<String, Command> byName;

    public Commands(List<Command> commands) {
        byName =
                commands.stream()
                        .collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));
    }

    /**
     * @throws CommandRefused for an unknown verb or one that does not belong here
     */
    Command find(String name, State state) {
        Command command = byName.get(name);
        if (command == null) {
            throw new CommandRefused(Answer.bad("Unknown command"));
        }
        if (state.compareTo(command.least()) < 0) {
            throw new CommandRefused(
                    Answer.bad(
                            state == State.NOT_AUTHENTICATED
                                    ? "Log in first"
                                    : "Select a folder first"));
        }
        if (state.compareTo(command.greatest()) > 0) {
            throw new CommandRefused(Answer.bad("Already logged in"));
        }
        return command;
    }
}
