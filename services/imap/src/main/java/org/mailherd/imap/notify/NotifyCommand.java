package org.mailherd.imap.notify;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Notices;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.NotifyParser;
import org.mailherd.imap.syntax.NotifyRequest;
import org.mailherd.imap.syntax.NotifyRequest.Event;
import org.mailherd.imap.syntax.SyntaxFault;

/** NOTIFY, RFC 5465 section 3.1. */
final class NotifyCommand implements Command {
    private static final Answer BAD_EVENT =
            Answer.no(
                    Arrays.stream(Event.values())
                            .map(Event::word)
                            .collect(Collectors.joining(" ", "BADEVENT (", ")")),
                    "There are no other events here");
    private static final Answer TOO_MUCH =
            Answer.no("NOTIFICATIONOVERFLOW", "These are too many folders to watch");

    private final NotifyStores stores;
    private final ChangeTeller changes;

    NotifyCommand(NotifyStores stores, ChangeTeller changes) {
        this.stores = stores;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "NOTIFY";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        Optional<NotifyRequest> request = new NotifyParser(arguments).parse();
        arguments.end();
        if (request.isEmpty()) {
            session.notices(Notices.NONE);
            return Answer.ok("NOTIFY completed");
        }
        if (request.get().unsupported()) {
            return BAD_EVENT;
        }
        return set(session, request.get());
    }

    private Answer set(Session session, NotifyRequest request) throws IOException {
        SessionNotices notices = new SessionNotices(stores, session, request);
        // What has gathered is told before the new rules count.
        changes.tellAll(session, Updates.ALL);
        boolean begun = false;
        try {
            begun = notices.begin(request.status());
        } finally {
            if (!begun) {
                notices.close();
            }
        }
        if (!begun) {
            return TOO_MUCH;
        }
        session.notices(notices);
        return Answer.ok("NOTIFY completed");
    }
}
