package org.mailherd.smtp.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;
import org.mailherd.smtp.door.ClientMemory.Test;
import org.mailherd.smtp.door.DnsLists.Listing;
import org.mailherd.smtp.session.Doorman.Welcome;

/** Greet pause and DNS lists, at the same time. A client that passed is remembered. */
final class Screening {
    /** RFC 8446 5.1: the first octet of a ClientHello. */
    private static final int TLS_HANDSHAKE = 0x16;

    /** How often the wait is interrupted to see whether the lists already vouch for the client. */
    private static final Duration SLICE = Duration.ofMillis(250);

    private final DoorProperties settings;
    private final DnsLists lists;
    private final ClientMemory memory;
    private final DoorLog log;
    private final byte[] teaser;

    Screening(
            DoorProperties settings,
            DnsLists lists,
            ClientMemory memory,
            DoorLog log,
            String hostname) {
        this.settings = settings;
        this.lists = lists;
        this.memory = memory;
        this.log = log;
        this.teaser =
                ("220-" + hostname + " ESMTP Mailherd\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** How the connection ends here; empty when it goes on. */
    Optional<Welcome> test(Wire wire, Visitor visitor, String listener) throws IOException {
        String client = ClientKey.of(visitor.address());
        boolean listed = !lists.isEmpty() && !memory.hasPassed(Test.LISTS, client);
        CompletableFuture<Listing> listing =
                listed
                        ? lists.ask(visitor.address())
                        : CompletableFuture.completedFuture(Listing.NONE);
        Optional<Welcome> end = Optional.empty();
        if (!settings.greeting().pause().isZero() && !memory.hasPassed(Test.GREETING, client)) {
            end = greetPause(wire, visitor, listener, listing);
        }
        return end.isPresent() || !listed ? end : judge(visitor, listener, listing.join());
    }

    private Optional<Welcome> greetPause(
            Wire wire, Visitor visitor, String listener, CompletableFuture<Listing> listing)
            throws IOException {
        wire.write(teaser);
        wire.flush();
        long start = System.nanoTime();
        if (!talksWithin(wire, listing)) {
            memory.passed(
                    Test.GREETING, ClientKey.of(visitor.address()), settings.greeting().remember());
            return Optional.empty();
        }
        int first = wire.peek();
        if (first < 0) {
            return Optional.of(new Welcome.Leave());
        }
        String after = " after " + (System.nanoTime() - start) / 1_000_000 + " ms";
        if (first == TLS_HANDSHAKE) {
            failed(listener, visitor, "pregreet", Action.DROP, "TLS handshake" + after);
            return Optional.of(
                    new Welcome.CutOff(
                            SmtpReply.of(554, "5.5.1", "Protocol error: TLS before the greeting")));
        }
        Action action = settings.greeting().action();
        failed(listener, visitor, "pregreet", action, "talks before the greeting" + after);
        return act(
                action, visitor, SmtpReply.of(550, "5.5.1", "Protocol error: you talk too soon"));
    }

    /** False when the pause went by in silence, or the lists vouch for the client. */
    private boolean talksWithin(Wire wire, CompletableFuture<Listing> listing) throws IOException {
        int allow = settings.lists().allowThreshold();
        Duration pause = settings.greeting().pause();
        if (allow >= 0) {
            return wire.awaitInput(pause);
        }
        long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (listing.isDone() && listing.join().points() <= allow) {
                return false;
            }
            Duration slice = Duration.ofNanos(Math.clamp(left, 1_000_000, SLICE.toNanos()));
            if (wire.awaitInput(slice)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Welcome> judge(Visitor visitor, String listener, Listing listing) {
        visitor.addPoints(listing.points());
        if (listing.points() < settings.lists().threshold()) {
            if (listing.points() <= 0) {
                memory.passed(
                        Test.LISTS, ClientKey.of(visitor.address()), settings.lists().remember());
            }
            return Optional.empty();
        }
        Action action = settings.lists().action();
        failed(
                listener,
                visitor,
                "dnsbl",
                action,
                "points=" + listing.points() + " " + String.join(" ", listing.blockedBy()));
        return act(action, visitor, visitor.blocked(listing));
    }

    private static Optional<Welcome> act(Action action, Visitor visitor, SmtpReply reply) {
        return switch (action) {
            case IGNORE -> Optional.empty();
            case ENFORCE -> {
                visitor.refuse(reply);
                yield Optional.empty();
            }
            case DROP ->
                    // RFC 7504 3: 521 says that no mail is taken from this client at all
                    Optional.of(
                            new Welcome.TurnAway(
                                    new SmtpReply(521, reply.enhanced(), reply.lines())));
        };
    }

    private void failed(
            String listener, Visitor visitor, String test, Action action, String detail) {
        log.failed(listener, visitor.address().getHostAddress(), test, action, detail);
    }
}
