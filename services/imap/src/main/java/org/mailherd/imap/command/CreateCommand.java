package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.SpecialUse;

/** CREATE (RFC 3501 6.3.3), with a special use (RFC 6154 section 3). */
public final class CreateCommand implements Command {
    private final FolderStore folders;

    public CreateCommand(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "CREATE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String name = arguments.mailbox();
        Optional<SpecialUse> use = arguments.accept(' ') ? use(arguments) : Optional.empty();
        arguments.end();
        if (use.isPresent() && folders.find(session.mailboxId(), use.get()).isPresent()) {
            return Answer.no("USEATTR", "Another folder has that use");
        }
        folders.create(session.mailboxId(), FolderName.of(withoutTrailing(name)), use);
        return Answer.ok("CREATE completed");
    }

    /** RFC 3501 6.3.3: a trailing delimiter only says that folders below will follow. */
    private static String withoutTrailing(String name) {
        boolean trailing = name.length() > 1 && name.endsWith("/");
        return trailing ? name.substring(0, name.length() - 1) : name;
    }

    private static Optional<SpecialUse> use(CommandReader arguments) throws SyntaxFault {
        arguments.open();
        if (!arguments.keyword().equals("USE")) {
            throw new SyntaxFault("Unknown CREATE parameter");
        }
        arguments.space();
        arguments.open();
        Optional<SpecialUse> use = Optional.empty();
        while (!arguments.acceptClose()) {
            if (use.isPresent()) {
                throw new CommandRefused(Answer.no("USEATTR", "A folder has one use at most"));
            }
            arguments.expect('\\');
            use = SpecialUse.named("\\" + arguments.atom());
            if (use.isEmpty() || use.get() == SpecialUse.ALL || use.get() == SpecialUse.FLAGGED) {
                throw new CommandRefused(Answer.no("USEATTR", "No folder can have that use"));
            }
            arguments.accept(' ');
        }
        arguments.close();
        return use;
    }
}
