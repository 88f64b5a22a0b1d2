package org.mailherd.imap;

import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.relay.RedisChangeRelay;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.CommandLoop;
import org.mailherd.imap.session.Commands;
import org.mailherd.imap.session.LoginDeadline;
import org.mailherd.imap.settings.ImapSettings;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.health.HealthProbe;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.net.ProxyProperties;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sessions, logins and the two ports. */
@Configuration(proxyBeanMethods = false)
class ImapConfiguration {
    private static final String BUSY = "* BYE Too many connections, try again later\r\n";

    @Bean
    Capabilities capabilities(LoginGate gate, ImapSettings settings) {
        return new Capabilities(gate, settings.appendLimit().toBytes());
    }

    @Bean
    RedisChangeRelay changeRelay(EventChannel events) {
        return new RedisChangeRelay(events);
    }

    @Bean
    ChangeTeller changeTeller(SnapshotStore snapshots, FolderStore folders, AclStore acls) {
        return new ChangeTeller(snapshots, folders, acls);
    }

    @Bean
    LoginDeadline loginDeadline(ImapSettings settings) {
        return new LoginDeadline(settings.loginTimeout());
    }

    @Bean
    CommandLoop.Settings loopSettings(PlatformProperties host, ImapSettings settings) {
        boolean clearLogin = settings.takesPlaintextLogin(host.bindAddress());
        return new CommandLoop.Settings(clearLogin, settings.idleTimeout());
    }

    @Bean
    CommandLoop commandLoop(
            Commands commands,
            Capabilities capabilities,
            ChangeTeller changes,
            @Qualifier("loginDeadline") LoginDeadline deadline,
            CommandLoop.Settings settings) {
        return new CommandLoop(commands, capabilities, changes, deadline, settings);
    }

    @Bean
    ConnectionServer imapServer(
            PlatformProperties host,
            ImapSettings settings,
            ProxyProperties proxies,
            TlsContext tls,
            CommandLoop loop) {
        Listener listener = Listener.plain("imap", host.bindAddress(), settings.port());
        return new ConnectionServer(limited(listener, settings, proxies), tls, loop);
    }

    @Bean
    ConnectionServer imapsServer(
            PlatformProperties host,
            ImapSettings settings,
            ProxyProperties proxies,
            TlsContext tls,
            CommandLoop loop) {
        Listener listener = Listener.tls("imaps", host.bindAddress(), settings.tlsPort());
        return new ConnectionServer(limited(listener, settings, proxies), tls, loop);
    }

    @Bean
    HealthProbe imapProbe(
            PlatformProperties host, @Qualifier("imapServer") ConnectionServer server) {
        return new GreetingProbe(host.bindAddress(), server::port);
    }

    private static Listener limited(
            Listener listener, ImapSettings settings, ProxyProperties proxies) {
        return listener.withBusy(BUSY)
                .withMaxConnections(settings.maxConnections())
                .withProxy(proxies.policy(listener.name()));
    }
}
