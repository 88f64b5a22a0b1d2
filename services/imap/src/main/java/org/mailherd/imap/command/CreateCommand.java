package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.SharedName;
import org.mailherd.imap.access.Spot;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ObjectIds;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.SpecialUse;

/** CREATE (RFC 3501 6.3.3), with a special use (RFC 6154 section 3). */
public final class CreateCommand implements Command {
    private final FolderAccess access;
    private final FolderStore folders;

    public CreateCommand(FolderAccess access, FolderStore folders) {
        this.access = access;
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
        String name = withoutTrailing(arguments.mailbox());
        Optional<SpecialUse> use = arguments.accept(' ') ? use(arguments) : Optional.empty();
        arguments.end();
        Spot spot = spot(session, name);
        access.requireCreate(session.account(), spot);
        session.notices().ownNames(spot.shown());
        Folder folder = folders.create(spot.mailboxId(), spot.name(), use);
        NormalName.tell(session, "", spot.shown(), name);
        return Answer.ok("MAILBOXID (" + ObjectIds.mailbox(folder.id()) + ")", "CREATE completed");
    }

    private Spot spot(Session session, String name) {
        if (name.equals(SharedName.ROOT)) {
            throw new CommandRefused(
                    Answer.no("CANNOT", "That name stands for the folders of others"));
        }
        try {
            return access.spot(session.account(), name);
        } catch (NoSuchFolder _) {
            // Whether there is such an owner is none of a stranger's business.
            throw new NotPermitted(name);
        }
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
