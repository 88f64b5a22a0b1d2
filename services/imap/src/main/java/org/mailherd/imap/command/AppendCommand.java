package org.mailherd.imap.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.PermittedFlags;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.DateParser;
import org.mailherd.imap.syntax.FlagParser;
import org.mailherd.imap.syntax.LiteralHeader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.StagedMessage;

/** APPEND, RFC 3501 6.3.11: the message flows from the wire into the store, whatever its size. */
public final class AppendCommand implements Command {
    private final FolderAccess access;
    private final MessageStore messages;
    private final Clock clock;
    private final long limit;

    /**
     * @param limit largest message, in octets (APPENDLIMIT, RFC 7889)
     */
    public AppendCommand(FolderAccess access, MessageStore messages, Clock clock, long limit) {
        this.access = access;
        this.messages = messages;
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "APPEND";
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
        arguments.space();
        Flags flags = flags(arguments);
        Instant date = date(arguments);
        OpenFolder folder = requireRoom(session, name, arguments);
        StagedMessage message = message(arguments);
        Flags permitted = PermittedFlags.of(folder.rights(), flags);
        Appended where = messages.append(folder.id(), folder.quota(), message, permitted, date);
        return Answer.ok(
                "APPENDUID " + where.uidValidity() + " " + where.uid(), "APPEND completed");
    }

    private static Flags flags(CommandReader arguments) throws SyntaxFault {
        if (!arguments.at('(')) {
            return Flags.NONE;
        }
        Flags flags = FlagParser.list(arguments);
        arguments.space();
        return flags;
    }

    private Instant date(CommandReader arguments) throws IOException, SyntaxFault {
        if (!arguments.at('"')) {
            return clock.instant();
        }
        Instant date = DateParser.dateTime(arguments);
        arguments.space();
        return date;
    }

    /** Refuses before the client sends the message, where the client waits for that. */
    private OpenFolder requireRoom(Session session, String name, CommandReader arguments)
            throws SyntaxFault {
        long size = arguments.peekLiteral().size();
        if (size > limit) {
            throw new CommandRefused(
                    Answer.no("TOOBIG", "A message has at most " + limit + " octets"));
        }
        if (size == 0) {
            throw new CommandRefused(Answer.no("An empty message cannot be kept"));
        }
        return Targets.require(access, session, name);
    }

    private StagedMessage message(CommandReader arguments) throws IOException, SyntaxFault {
        LiteralHeader header = arguments.literalHeader();
        InputStream octets = arguments.literalStream(header);
        try {
            return messages.stage(octets);
        } finally {
            // A store that gave up early leaves the rest on the wire, where it is no command.
            octets.transferTo(OutputStream.nullOutputStream());
            arguments.resume();
            arguments.end();
        }
    }
}
