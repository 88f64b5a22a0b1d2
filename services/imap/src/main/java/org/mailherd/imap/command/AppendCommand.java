package org.mailherd.imap.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.OpenFolder;
import org.mailherd.imap.delivery.QuotaAlarm;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.PermittedFlags;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Arrival;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * APPEND (RFC 9051 6.3.12) of one message or of several, all or none (RFC 3502): each flows from
 * the wire into the store, whatever its size.
 */
public final class AppendCommand implements Command {
    // What is staged is held in memory but for its octets.
    private static final int MOST_MESSAGES = 1000;

    private final FolderAccess access;
    private final MessageStore messages;
    private final Upload upload;
    private final QuotaAlarm alarm;

    public AppendCommand(
            FolderAccess access, MessageStore messages, Upload upload, QuotaAlarm alarm) {
        this.access = access;
        this.messages = messages;
        this.upload = upload;
        this.alarm = alarm;
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
        Upload.Announced next = upload.announced(session, arguments);
        OpenFolder folder = Targets.require(access, session, name);
        List<Arrival> arrivals = new ArrayList<>();
        arrivals.add(permitted(folder, upload.receive(arguments, next)));
        while (arguments.accept(' ')) {
            if (arrivals.size() == MOST_MESSAGES) {
                throw new CommandRefused(
                        Answer.no("LIMIT", "At most " + MOST_MESSAGES + " messages at a time"));
            }
            next = upload.announced(session, arguments);
            arrivals.add(permitted(folder, upload.receiveNext(arguments, next)));
        }
        arguments.end();
        List<Appended> where = messages.append(folder.id(), folder.quota(), arrivals);
        alarm.added(folder.spot().owner(), usage(arrivals));
        UidSet.Builder uids = new UidSet.Builder();
        where.forEach(one -> uids.add(one.uid()));
        UidSet appended = uids.build();
        session.notices().ownMessages(folder.id(), appended);
        NormalName.tell(session, "", folder.shown(), name);
        String code = "APPENDUID " + where.getFirst().uidValidity() + " " + appended;
        return Answer.ok(code, "APPEND completed");
    }

    private static QuotaUsage usage(List<Arrival> arrivals) {
        long bytes = arrivals.stream().mapToLong(arrival -> arrival.message().size()).sum();
        return new QuotaUsage(bytes, arrivals.size());
    }

    /** RFC 4314 section 4: flags that the user may not set are not set. */
    static Arrival permitted(OpenFolder folder, Arrival arrival) {
        return new Arrival(
                arrival.message(),
                PermittedFlags.of(folder.rights(), arrival.flags()),
                arrival.internalDate());
    }
}
