package org.mailherd.imap.managesieve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.imap.login.Visit;
import org.mailherd.platform.net.Wire;

/** What a connection knows of its client. */
final class ManageSieveSession {
    private final Wire wire;
    private final WireSource source;
    private final CommandReader reader;
    private final Visit visit;
    private @Nullable MailboxAccount account;

    ManageSieveSession(Wire wire, ManageSieveSettings settings) {
        this.wire = wire;
        this.source = new WireSource(wire, settings.longestLiteral());
        this.reader = new CommandReader(source);
        this.visit = new Visit(Protocol.SIEVE, wire, settings.plaintextLogin());
    }

    Wire wire() {
        return wire;
    }

    CommandReader reader() {
        return reader;
    }

    Visit visit() {
        return visit;
    }

    Optional<MailboxAccount> account() {
        return Optional.ofNullable(account);
    }

    void loggedIn(MailboxAccount owner) {
        account = owner;
        source.trust(true);
    }

    void loggedOut() {
        account = null;
        source.trust(false);
    }

    void write(String text) throws IOException {
        wire.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
