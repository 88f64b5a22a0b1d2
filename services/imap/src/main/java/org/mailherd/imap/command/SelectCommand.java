package org.mailherd.imap.command;

import java.io.IOException;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.SelectAnswers;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SelectParameters;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;

/** SELECT and EXAMINE, RFC 3501 6.3.1 and 6.3.2, with the parameters of RFC 7162. */
public final class SelectCommand implements Command {
    private final String name;
    private final boolean readOnly;
    private final FolderAccess access;
    private final FolderOpener opener;
    private final Resynchronizer resynchronizer;

    private SelectCommand(
            String name,
            boolean readOnly,
            FolderAccess access,
            FolderOpener opener,
            Resynchronizer resynchronizer) {
        this.name = name;
        this.readOnly = readOnly;
        this.access = access;
        this.opener = opener;
        this.resynchronizer = resynchronizer;
    }

    public static SelectCommand select(
            FolderAccess access, FolderOpener opener, Resynchronizer resynchronizer) {
        return new SelectCommand("SELECT", false, access, opener, resynchronizer);
    }

    public static SelectCommand examine(
            FolderAccess access, FolderOpener opener, Resynchronizer resynchronizer) {
        return new SelectCommand("EXAMINE", true, access, opener, resynchronizer);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Updates updates() {
        return Updates.NONE;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String mailbox = arguments.mailbox();
        SelectParameters parameters =
                arguments.accept(' ') ? SelectParameters.parse(arguments) : SelectParameters.NONE;
        arguments.end();
        if (parameters.resync().isPresent() && !session.has(Extension.QRESYNC)) {
            throw new SyntaxFault("ENABLE QRESYNC first");
        }
        close(session);
        OpenFolder folder = access.require(session.account(), mailbox, Right.READ);
        if (parameters.condstore()) {
            session.enableCondstore();
        }
        SelectedFolder selected = opener.open(session, folder, readOnly);
        session.select(selected);
        SelectAnswers.write(session, selected, folder.shown(), mailbox);
        if (parameters.resync().isPresent()) {
            resynchronizer.tell(session, parameters.resync().get());
        }
        return Answer.ok(selected.readOnly() ? "READ-ONLY" : "READ-WRITE", name + " completed");
    }

    /**
     * RFC 3501 6.3.1: a failed SELECT too leaves no folder open; RFC 7162 3.2.11: what comes behind
     * CLOSED is of the new one.
     */
    private static void close(Session session) throws IOException {
        if (session.state() == State.SELECTED) {
            session.unselect();
            session.out().answer("*", Answer.ok("CLOSED", "Previous folder closed"));
        }
    }
}
