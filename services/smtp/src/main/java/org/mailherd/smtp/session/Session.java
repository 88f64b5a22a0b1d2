package org.mailherd.smtp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.platform.net.Wire;

/** What one connection has said so far. Owned by its thread. */
public final class Session {
    private final Wire wire;
    private final Profile profile;
    private final Caller caller;
    private final Deadline deadline;
    private final String clientAddress;
    private final long began = System.nanoTime();
    private SessionSteps.Told told = SessionSteps.Told.NOTHING;
    private @Nullable Helo helo;
    private @Nullable MailboxAccount account;
    private @Nullable Transaction transaction;
    private @Nullable Chunks chunks;
    private int errors;
    private int junk;
    private int loginFailures;
    private int messages;

    /**
     * How the client introduced itself.
     *
     * @param extended EHLO, not HELO
     */
    public record Helo(String name, boolean extended) {}

    /** A message that arrives by BDAT and is not complete; {@link #close} discards it. */
    public interface Chunks {
        void close() throws IOException;
    }

    public Session(Wire wire, Profile profile, Caller caller) {
        this.wire = wire;
        this.profile = profile;
        this.caller = caller;
        this.deadline = new Deadline(wire);
        this.clientAddress = wire.remoteAddress();
    }

    public Wire wire() {
        return wire;
    }

    public Profile profile() {
        return profile;
    }

    /** What the door knows of the client. */
    public Caller caller() {
        return caller;
    }

    /** Whether mail may go anywhere: after a login, or from a trusted network. */
    public boolean mayRelay() {
        return account != null || caller.trusted();
    }

    /** When the client must be done with what it is doing now. */
    public Deadline deadline() {
        return deadline;
    }

    /** IP address without brackets or zone. */
    public String clientAddress() {
        int zone = clientAddress.indexOf('%');
        return zone < 0 ? clientAddress : clientAddress.substring(0, zone);
    }

    /** How long the client has been here since the greeting. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** How the connection is protected, for the log. */
    public String security() {
        return wire.isTls() ? "TLS" : "no TLS";
    }

    /** What the journey knows of the connection. */
    SessionSteps.Told told() {
        return told;
    }

    void tell(SessionSteps.Told more) {
        told = more;
    }

    public Optional<Helo> helo() {
        return Optional.ofNullable(helo);
    }

    /** Whether the client said EHLO, so that it knows extensions. */
    public boolean extended() {
        return helo != null && helo.extended();
    }

    /** EHLO and HELO also end a transaction (RFC 5321 4.1.4). */
    public void greeted(Helo introduction) throws IOException {
        reset();
        helo = introduction;
    }

    public Optional<MailboxAccount> account() {
        return Optional.ofNullable(account);
    }

    public void loggedIn(MailboxAccount who) {
        account = who;
    }

    public Optional<Transaction> transaction() {
        return Optional.ofNullable(transaction);
    }

    public void begin(Transaction fresh) {
        transaction = fresh;
    }

    public Optional<Chunks> chunks() {
        return Optional.ofNullable(chunks);
    }

    public void chunksBegan(Chunks fresh) {
        chunks = fresh;
    }

    /** Ends the transaction, whatever became of it. */
    public void reset() throws IOException {
        transaction = null;
        Chunks unfinished = chunks;
        chunks = null;
        if (unfinished != null) {
            unfinished.close();
        }
    }

    /** RFC 3207 4.2: after the handshake the client is a stranger again. */
    public void forget() throws IOException {
        reset();
        helo = null;
        account = null;
    }

    /** Counts what the client got wrong since its last message. */
    public int countError() {
        return ++errors;
    }

    public int errors() {
        return errors;
    }

    public int countJunk() {
        return ++junk;
    }

    /** Who brings messages may have made mistakes. */
    public void messageAccepted() {
        errors = 0;
        junk = 0;
    }

    public int countLoginFailure() {
        return ++loginFailures;
    }

    public int countMessage() {
        return ++messages;
    }

    /** Says something at once, in the middle of a verb. */
    public void say(SmtpReply reply) throws IOException {
        wire.write(reply.format().getBytes(StandardCharsets.UTF_8));
        wire.flush();
    }
}
