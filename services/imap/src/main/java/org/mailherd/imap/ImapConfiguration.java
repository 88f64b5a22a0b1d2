package org.mailherd.imap;

import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.relay.RedisChangeRelay;
import org.mailherd.imap.session.Capabilities;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.CommandLoop;
import org.mailherd.imap.session.Commands;
import org.mailherd.imap.session.LoginDeadline;
import org.mailherd.imap.settings.ConnectionBudget;
import org.mailherd.imap.settings.ImapSettings;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.wiring.MailStoreProperties;
import org.mailherd.mailstore.wiring.SearchProperties;
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
    ConnectionBudget connectionBudget(
            ImapSettings settings, MailStoreProperties store, SearchProperties search) {
        long caches = store.caches().toBytes() + search.columnCache().toBytes();
        return ConnectionBudget.of(
                settings.connections(), Runtime.getRuntime().maxMemory(), caches);
    }

    @Bean
    ImapPorts imapPorts(
            PlatformProperties host,
            ImapSettings settings,
            ProxyProperties proxies,
            ConnectionBudget budget) {
        return new ImapPorts(
                limited(
                        Listener.plain("imap", host.bindAddress(), settings.port()),
                        budget,
                        proxies),
                limited(
                        Listener.tls("imaps", host.bindAddress(), settings.tlsPort()),
                        budget,
                        proxies));
    }

    /** Where clients knock. */
    record ImapPorts(Listener clear, Listener tls) {}

    @Bean
    ConnectionServer imapServer(ImapPorts ports, TlsContext tls, CommandLoop loop) {
        return new ConnectionServer(ports.clear(), tls, loop);
    }

    @Bean
    ConnectionServer imapsServer(ImapPorts ports, TlsContext tls, CommandLoop loop) {
        return new ConnectionServer(ports.tls(), tls, loop);
    }

    @Bean
    HealthProbe imapProbe(
            PlatformProperties host, @Qualifier("imapServer") ConnectionServer server) {
        return new GreetingProbe(host.bindAddress(), server::port);
    }

    private static Listener limited(
            Listener listener, ConnectionBudget budget, ProxyProperties proxies) {
        return listener.withBusy(BUSY)
                .withMaxConnections(budget.connections())
                .withProxy(proxies.policy(listener.name()));
    }
}
