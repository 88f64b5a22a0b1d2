package org.mailherd.imap.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.DateParser;
import org.mailherd.imap.syntax.FlagParser;
import org.mailherd.imap.syntax.LiteralHeader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.message.Arrival;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.message.StagedMessage;

/**
 * Takes one message of APPEND or REPLACE off the wire, whatever its size: flags, date and octets.
 */
public final class Upload {
    private final MessageStore messages;
    private final Clock clock;
    private final long limit;

    /**
     * @param limit largest message, in octets (APPENDLIMIT, RFC 7889)
     */
    public Upload(MessageStore messages, Clock clock, long limit) {
        this.messages = messages;
        this.clock = clock;
        this.limit = limit;
    }

    /** What stands before the octets of a message; they are still unasked for. */
    record Announced(Flags flags, Instant date, boolean utf8) {}

    /**
     * Reads up to the announcement of the literal, and refuses before the client sends it, where
     * the client waits for that.
     */
    Announced announced(Session session, CommandReader arguments) throws IOException, SyntaxFault {
        Flags flags = flags(arguments);
        Instant date = date(arguments);
        boolean utf8 = arguments.at('U') || arguments.at('u');
        if (utf8) {
            utf8Data(session, arguments);
        }
        long size = arguments.peekLiteral().size();
        if (size > limit) {
            throw new CommandRefused(
                    Answer.no("TOOBIG", "A message has at most " + limit + " octets"));
        }
        if (size == 0) {
            throw new CommandRefused(Answer.no("An empty message cannot be kept"));
        }
        return new Announced(flags, date, utf8);
    }

    /** Reads the octets of the only message, or the first; the command goes on behind them. */
    Arrival receive(CommandReader arguments, Announced announced) throws IOException, SyntaxFault {
        return receive(arguments, announced, messages::upload);
    }

    /** Of one of several: it goes to the disk, so that not all of them are in memory. */
    Arrival receiveNext(CommandReader arguments, Announced announced)
            throws IOException, SyntaxFault {
        return receive(arguments, announced, messages::stage);
    }

    private static Arrival receive(
            CommandReader arguments,
            Announced announced,
            Function<InputStream, StagedMessage> taking)
            throws IOException, SyntaxFault {
        LiteralHeader header = arguments.literalHeader();
        InputStream octets = arguments.literalStream(header);
        StagedMessage staged;
        try {
            staged = taking.apply(octets);
        } finally {
            // A store that gave up early leaves the rest on the wire, where it is no command.
            octets.transferTo(OutputStream.nullOutputStream());
            arguments.resume();
        }
        if (announced.utf8()) {
            arguments.close();
        }
        return new Arrival(staged, announced.flags(), announced.date());
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

    /** RFC 6855 section 4: {@code UTF8 (~{size}...)}. */
    private static void utf8Data(Session session, CommandReader arguments) throws SyntaxFault {
        if (!arguments.keyword().equals("UTF8") || !session.has(Extension.UTF8)) {
            throw new SyntaxFault("Expected a literal; UTF8 needs ENABLE UTF8=ACCEPT");
        }
        arguments.space();
        arguments.open();
        if (!arguments.peekLiteral().binary()) {
            throw new SyntaxFault("UTF8 takes a literal8");
        }
    }
}
