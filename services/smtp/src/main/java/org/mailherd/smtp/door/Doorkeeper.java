package org.mailherd.smtp.door;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.door.Visitor.Standing;
import org.mailherd.smtp.session.Command;
import org.mailherd.smtp.session.Doorman;
import org.mailherd.smtp.session.Outcome;
import org.mailherd.smtp.session.Profile;
import org.mailherd.smtp.session.Session;

/**
 * Finds out who called and has strangers on the inbound port tested. Those who wait at the door and
 * those inside have places of their own, so that neither takes the other's.
 */
final class Doorkeeper implements Doorman {
    private final NetworkBook networks;
    private final Screening screening;
    private final Conversation conversation;
    private final Semaphore atDoor;
    private final Semaphore inside;

    Doorkeeper(
            NetworkBook networks,
            Screening screening,
            Conversation conversation,
            DoorProperties.Overload places) {
        this.networks = networks;
        this.screening = screening;
        this.conversation = conversation;
        this.atDoor = new Semaphore(places.atDoor());
        this.inside = new Semaphore(places.inside());
    }

    @Override
    public Welcome welcome(Wire wire, Profile profile) throws IOException {
        InetAddress client = wire.remote().getAddress();
        Standing standing =
                profile.equals(Profile.LOCAL)
                        ? Standing.LOCAL
                        : networks.standing(client, wire.isProxyItself());
        Visitor visitor = new Visitor(client, standing, networks.name(client));
        if (profile.submission() || !standing.tested()) {
            return new Welcome.Enter(visitor);
        }
        if (!atDoor.tryAcquire()) {
            return busy();
        }
        try {
            Optional<Welcome> end = screening.test(wire, visitor, profile.name());
            if (end.isPresent()) {
                return end.get();
            }
        } finally {
            atDoor.release();
        }
        if (!inside.tryAcquire()) {
            return busy();
        }
        visitor.whenLeft(inside::release);
        return new Welcome.Enter(visitor);
    }

    private static Welcome busy() {
        return new Welcome.TurnAway(
                SmtpReply.of(421, "4.3.2", "Too many connections, please try again later"));
    }

    @Override
    public Optional<Outcome> beforeCommand(Session session, Command command) {
        return conversation.before(session, command);
    }

    @Override
    public Optional<Outcome> bareNewline(Session session) {
        return conversation.bareNewline(session);
    }

    @Override
    public void afterCommand(Session session, Command command, Outcome outcome) {
        conversation.after(session, command, outcome);
    }
}
