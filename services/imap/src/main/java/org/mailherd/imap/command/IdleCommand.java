package org.mailherd.imap.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Listening;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.snapshot.FolderWatch;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/** IDLE, RFC 2177; after NOTIFY it tells what that one asked for (RFC 5465 section 4). */
public final class IdleCommand implements Command {
    private final SnapshotStore snapshots;
    private final ChangeTeller changes;

    public IdleCommand(SnapshotStore snapshots, ChangeTeller changes) {
        this.snapshots = snapshots;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "IDLE";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.end();
        session.out().text("+ idling").crlf().flush();
        byte[] line;
        try (FolderWatch _ = watch(session)) {
            line =
                    Listening.until(
                            session,
                            session::readLine,
                            () -> {
                                changes.tell(session, Updates.ALL);
                                session.notices().tellOthers(session);
                            });
        }
        return isDone(line) ? Answer.ok("IDLE completed") : Answer.bad("Expected DONE");
    }

    private FolderWatch watch(Session session) {
        return session.state() == State.SELECTED
                ? snapshots.watch(session.selected().id(), session.bell()::ring)
                : () -> {};
    }

    private static boolean isDone(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1).equalsIgnoreCase("DONE");
    }
}
