package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.door.ClientMemory.Count;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Session;

/** Listens for what no mail server says, and counts what a client does. */
final class Conversation {
    /** RFC 9110 9.3 and 5.6.2: another protocol, sent here by a browser or a misled proxy. */
    private static final Set<String> FOREIGN =
            Set.of(
                    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
                    "PRI");

    private final DoorProperties settings;
    private final ClientLimits limits;
    private final HeloTest helo;
    private final DoorLog log;

    Conversation(DoorProperties settings, ClientLimits limits, HeloTest helo, DoorLog log) {
        this.settings = settings;
        this.limits = limits;
        this.helo = helo;
        this.log = log;
    }

    Optional<Outcome> before(Session session, Command command) {
        String verb = command.verb();
        if (FOREIGN.contains(verb) || verb.endsWith(":")) {
            return foreign(session, verb);
        }
        Optional<Outcome> pipelined = pipelining(session, verb);
        if (pipelined.isPresent()) {
            return pipelined;
        }
        return switch (verb) {
            case "EHLO", "HELO" -> {
                helo.look(session, command.argument());
                yield Optional.empty();
            }
            case "STARTTLS" -> count(Count.HANDSHAKES, session);
            case "MAIL" -> count(Count.MESSAGES, session);
            case "RCPT" -> count(Count.RECIPIENTS, session);
            case "AUTH" ->
                    limits.reached(Count.LOGIN_FAILURES, listener(session), address(session))
                            .map(Outcome.Close::new);
            default -> Optional.empty();
        };
    }

    void after(Session session, Command command, Outcome outcome) {
        if (command.verb().equals("AUTH") && isRefused(outcome)) {
            limits.count(Count.LOGIN_FAILURES, listener(session), address(session));
        }
    }

    private static boolean isRefused(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Reply(SmtpReply reply) -> reply.code() == 535;
            case Outcome.Close(SmtpReply reply) -> reply.code() == 535;
            case Outcome.Spoken() -> false;
        };
    }

    Optional<Outcome> bareNewline(Session session) {
        return tested(session)
                .flatMap(visitor ->
                        judge(
                                session,
                                visitor,
                                new Finding(
                                        "bare-newline",
                                        settings.conversation().bareNewline(),
                                        "a line ends in LF alone"),
                                SmtpReply.of(550, "5.5.1", "Protocol error: bare newline")));
    }

    /** For everybody: what comes from inside may be a page that makes one of us ask. */
    private Optional<Outcome> foreign(Session session, String verb) {
        Action action = settings.conversation().nonSmtp();
        log.failed(listener(session), session.clientAddress(), "non-smtp", action, verb);
        SmtpReply reply = SmtpReply.of(554, "5.5.1", "Error: this is a mail server");
        return switch (action) {
            case IGNORE -> Optional.empty();
            case ENFORCE -> Optional.of(new Outcome.Reply(reply));
            case DROP -> Optional.of(new Outcome.Close(reply));
        };
    }

    /**
     * RFC 2920 3.1: EHLO is the last of its group, and who said HELO, or nothing yet, does not know
     * that groups exist.
     */
    private Optional<Outcome> pipelining(Session session, String verb) {
        boolean introducing = verb.equals("EHLO") || verb.equals("HELO");
        boolean mayGroup = session.helo().map(Session.Helo::extended).orElse(false);
        if ((mayGroup && !introducing) || !session.wire().hasBufferedInput()) {
            return Optional.empty();
        }
        return tested(session)
                .flatMap(visitor ->
                        judge(
                                session,
                                visitor,
                                new Finding(
                                        "pipelining",
                                        settings.conversation().pipelining(),
                                        "more came behind " + verb),
                                SmtpReply.of(
                                        554, "5.5.0", "Error: SMTP protocol synchronization")));
    }

    private record Finding(String test, Action action, String detail) {}

    private Optional<Outcome> judge(
            Session session, Visitor visitor, Finding finding, SmtpReply reply) {
        boolean first = visitor.refusal().isEmpty();
        if (first) {
            log.failed(
                    listener(session),
                    session.clientAddress(),
                    finding.test(),
                    finding.action(),
                    finding.detail());
        }
        return switch (finding.action()) {
            case IGNORE -> Optional.empty();
            case ENFORCE -> {
                visitor.refuse(reply);
                yield Optional.empty();
            }
            case DROP -> Optional.of(new Outcome.Close(reply));
        };
    }

    private static Optional<Visitor> tested(Session session) {
        return session.caller() instanceof Visitor visitor
                        && visitor.standing().tested()
                        && !session.profile().submission()
                ? Optional.of(visitor)
                : Optional.empty();
    }

    private Optional<Outcome> count(Count what, Session session) {
        return limits.count(what, listener(session), address(session)).map(Outcome.Close::new);
    }

    private static String listener(Session session) {
        return session.profile().name();
    }

    private static InetAddress address(Session session) {
        return session.wire().remote().getAddress();
    }
}
