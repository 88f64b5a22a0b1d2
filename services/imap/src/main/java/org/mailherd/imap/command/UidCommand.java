package org.mailherd.imap.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/** UID, RFC 3501 6.4.8, in front of the commands that have a form for UIDs. */
public final class UidCommand implements Command {
    private final Map<String, UidCapable> commands;

    public UidCommand(List<UidCapable> commands) {
        this.commands =
                commands.stream()
                        .collect(Collectors.toUnmodifiableMap(Command::name, Function.identity()));
    }

    @Override
    public String name() {
        return "UID";
    }

    @Override
    public State least() {
        return State.SELECTED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        UidCapable command = commands.get(arguments.keyword());
        if (command == null) {
            throw new SyntaxFault("Unknown UID command");
        }
        return command.execute(session, arguments, true);
    }
}
