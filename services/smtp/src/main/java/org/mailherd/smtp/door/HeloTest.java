package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * Whether a stranger introduces itself with our own name or somebody else's address. That alone is
 * no crime; together with what the lists say it may be enough.
 */
final class HeloTest {
    private final String hostname;
    private final int points;
    private final int threshold;
    private final DoorLog log;

    HeloTest(String hostname, DoorProperties settings, DoorLog log) {
        this.hostname = hostname.toLowerCase(Locale.ROOT);
        this.points = settings.conversation().heloPoints();
        this.threshold = settings.lists().threshold();
        this.log = log;
    }

    void look(Session session, String name) {
        if (points <= 0
                || session.helo().isPresent() // said twice, around STARTTLS, counts once
                || session.profile().submission()
                || !(session.caller() instanceof Visitor visitor)
                || !visitor.standing().tested()) {
            return;
        }
        fault(name, visitor.address()).ifPresent(fault -> blame(session, visitor, fault));
    }

    private void blame(Session session, Visitor visitor, String fault) {
        int sum = visitor.addPoints(points);
        boolean enough = sum >= threshold;
        log.failed(
                session.profile().name(),
                session.clientAddress(),
                "helo",
                enough ? Action.ENFORCE : Action.IGNORE,
                fault + " points=" + sum);
        if (enough) {
            visitor.refuse(
                    SmtpReply.of(
                            550,
                            "5.7.1",
                            "Service unavailable; client ["
                                    + visitor.address().getHostAddress()
                                    + "] is listed and introduces itself as "
                                    + fault));
        }
    }

    private Optional<String> fault(String name, InetAddress client) {
        String given = name.toLowerCase(Locale.ROOT);
        if (given.equals(hostname)) {
            return Optional.of("this server");
        }
        if (!given.startsWith("[") || !given.endsWith("]")) {
            return Optional.empty();
        }
        String literal = given.substring(1, given.length() - 1);
        String address = literal.startsWith("ipv6:") ? literal.substring(5) : literal;
        try {
            return InetAddress.ofLiteral(address).equals(client)
                    ? Optional.empty()
                    : Optional.of("another address");
        } catch (IllegalArgumentException _) {
            return Optional.of("no address");
        }
    }
}
