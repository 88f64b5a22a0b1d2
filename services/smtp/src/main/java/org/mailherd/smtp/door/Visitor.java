package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.door.DnsLists.Listing;
import org.mailherd.smtp.session.Caller;

/** A client at the door and what is held against it. Owned by its session's thread. */
final class Visitor implements Caller {
    private final InetAddress address;
    private final Standing standing;
    private final CompletableFuture<Optional<String>> name;
    private final List<Runnable> whenLeft = new ArrayList<>(1);
    private int points;
    private @Nullable SmtpReply refusal;

    /**
     * What its network is.
     *
     * @param trusted may relay
     * @param exempt is not tested
     */
    record Standing(boolean trusted, boolean exempt, Optional<Forwarder> forwarder) {
        /** A program beside us. */
        static final Standing LOCAL = new Standing(true, true, Optional.empty());

        boolean tested() {
            return !trusted && !exempt && forwarder.isEmpty();
        }
    }

    Visitor(InetAddress address, Standing standing, CompletableFuture<Optional<String>> name) {
        this.address = address;
        this.standing = standing;
        this.name = name;
    }

    InetAddress address() {
        return address;
    }

    Standing standing() {
        return standing;
    }

    @Override
    public boolean trusted() {
        return standing.trusted();
    }

    @Override
    public Optional<Forwarder> forwarder() {
        return standing.forwarder();
    }

    @Override
    public Optional<String> name() {
        return name.join(); // ends within its time limit and never fails
    }

    @Override
    public Optional<String> knownName() {
        return name.getNow(Optional.empty());
    }

    @Override
    public int score() {
        return points;
    }

    @Override
    public Optional<SmtpReply> refusal() {
        return Optional.ofNullable(refusal);
    }

    int addPoints(int more) {
        points += more;
        return points;
    }

    /** The first reason counts. */
    void refuse(SmtpReply reply) {
        if (refusal == null) {
            refusal = reply;
        }
    }

    SmtpReply blocked(Listing listing) {
        return SmtpReply.of(
                550,
                "5.7.1",
                "Service unavailable; client ["
                        + address.getHostAddress()
                        + "] blocked using "
                        + String.join(", ", listing.blockedBy()));
    }

    void whenLeft(Runnable action) {
        whenLeft.add(action);
    }

    @Override
    public void left() {
        whenLeft.forEach(Runnable::run);
        whenLeft.clear();
    }
}
