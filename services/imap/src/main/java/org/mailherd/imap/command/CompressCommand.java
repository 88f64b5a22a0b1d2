package org.mailherd.imap.command;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;

/**
 * COMPRESS=DEFLATE, RFC 4978. A stream holds about 300 KiB for as long as its connection lasts, so
 * that only so many connections may have one.
 */
public final class CompressCommand implements Command {
    private final Semaphore streams;

    /**
     * @param most connections that may be compressed at a time
     */
    public CompressCommand(int most) {
        this.streams = new Semaphore(most);
    }

    @Override
    public String name() {
        return "COMPRESS";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    /** Nothing may fail between the promise to compress and its fulfilment. */
    @Override
    public Updates updates() {
        return Updates.NONE;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String mechanism = arguments.keyword();
        arguments.end();
        if (!mechanism.equals("DEFLATE")) {
            return Answer.bad("Only DEFLATE is known");
        }
        if (session.isCompressed()) {
            return Answer.no("COMPRESSIONACTIVE", "DEFLATE is active already");
        }
        if (session.hasInput()) {
            return Answer.bad("COMPRESS has to be waited for");
        }
        if (!streams.tryAcquire()) {
            return Answer.no("LIMIT", "Too many connections are compressed");
        }
        session.atEnd(streams::release);
        session.afterAnswer(session::compress);
        return Answer.ok("DEFLATE active");
    }
}
