package org.mailherd.imap.command;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mailherd.imap.listing.MailboxPattern;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;

/** LSUB, RFC 3501 6.3.9. */
public final class LsubCommand implements Command {
    private final FolderStore folders;

    public LsubCommand(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    public String name() {
        return "LSUB";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String reference = arguments.mailbox();
        arguments.space();
        String pattern = arguments.mailboxPattern();
        arguments.end();
        MailboxPattern wanted = MailboxPattern.of(reference, pattern);
        boolean oneLevel = pattern.endsWith("%");
        for (var line : lines(session, wanted, oneLevel).entrySet()) {
            session.out().text("* LSUB (").text(line.getValue() ? "" : "\\Noselect");
            session.out().text(") \"/\" ").mailbox(line.getKey()).crlf();
        }
        return Answer.ok("LSUB completed");
    }

    /**
     * Names and whether they are subscribed themselves: with {@code %} at the end a level is listed
     * also for the sake of subscribed names below it.
     */
    private SortedMap<String, Boolean> lines(
            Session session, MailboxPattern wanted, boolean oneLevel) {
        SortedMap<String, Boolean> lines = new TreeMap<>();
        for (FolderName name : folders.subscriptions(session.mailboxId())) {
            if (wanted.matches(name.value())) {
                lines.put(name.value(), true);
            } else if (oneLevel) {
                name.ancestors().stream()
                        .map(FolderName::value)
                        .filter(wanted::matches)
                        .forEach(level -> lines.putIfAbsent(level, false));
            }
        }
        return lines;
    }
}
