package org.mailherd.imap;

import java.time.Clock;
import org.mailherd.directory.login.Authenticator;
import org.mailherd.imap.login.FailedLogins;
import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.relay.RedisChangeRelay;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.CommandLoop;
import org.mailherd.imap.session.Commands;
import org.mailherd.imap.session.LoginDeadline;
import org.mailherd.imap.settings.ImapSettings;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.health.HealthProbe;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sessions, logins and the two ports. */
@Configuration(proxyBeanMethods = false)
class ImapConfiguration {
    private static final String BUSY = "* BYE Too many connections, try again later\r\n";

    @Bean
    Capabilities capabilities(PlatformProperties host, ImapSettings settings) {
        boolean plaintextLogin = settings.takesPlaintextLogin(host.bindAddress());
        return new Capabilities(plaintextLogin, settings.appendLimit().toBytes());
    }

    @Bean
    LoginGate loginGate(
            Authenticator authenticator,
            EventChannel events,
            Clock clock,
            Capabilities capabilities,
            ImapSettings settings) {
        FailedLogins failures = new FailedLogins(events, clock);
        return new LoginGate(authenticator, failures, capabilities, settings.loginFailureDelay());
    }

    @Bean
    RedisChangeRelay changeRelay(EventChannel events) {
        return new RedisChangeRelay(events);
    }

    @Bean
    ChangeTeller changeTeller(SnapshotStore snapshots, FolderStore folders) {
        return new ChangeTeller(snapshots, folders);
    }

    @Bean
    LoginDeadline loginDeadline(ImapSettings settings) {
        return new LoginDeadline(settings.loginTimeout());
    }

    @Bean
    CommandLoop commandLoop(
            Commands commands,
            Capabilities capabilities,
            ChangeTeller changes,
            LoginDeadline deadline,
            ImapSettings settings) {
        return new CommandLoop(commands, capabilities, changes, deadline, settings.idleTimeout());
    }

    @Bean
    ConnectionServer imapServer(
            PlatformProperties host, ImapSettings settings, TlsContext tls, CommandLoop loop) {
        Listener listener = Listener.plain("imap", host.bindAddress(), settings.port());
        return new ConnectionServer(limited(listener, settings), tls, loop);
    }

    @Bean
    ConnectionServer imapsServer(
            PlatformProperties host, ImapSettings settings, TlsContext tls, CommandLoop loop) {
        Listener listener = Listener.tls("imaps", host.bindAddress(), settings.tlsPort());
        return new ConnectionServer(limited(listener, settings), tls, loop);
    }

    @Bean
    HealthProbe imapProbe(
            PlatformProperties host, @Qualifier("imapServer") ConnectionServer server) {
        return new GreetingProbe(host.bindAddress(), server::port);
    }

    private static Listener limited(Listener listener, ImapSettings settings) {
        return listener.withBusy(BUSY).withMaxConnections(settings.maxConnections());
    }
}
