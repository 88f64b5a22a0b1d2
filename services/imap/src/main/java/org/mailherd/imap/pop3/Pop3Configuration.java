package org.mailherd.imap.pop3;

import org.mailherd.imap.login.LoginGate;
import org.mailherd.imap.session.LoginDeadline;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.lock.MaildropLocks;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two POP3 ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Pop3Settings.class)
class Pop3Configuration {
    private static final String BUSY = "-ERR [SYS/TEMP] Too many connections, try again later\r\n";

    @Bean
    Maildrops maildrops(
            FolderStore folders,
            SnapshotStore snapshots,
            MessageStore messages,
            MaildropLocks locks) {
        return new Maildrops(folders, snapshots, messages, locks);
    }

    @Bean
    LoginDeadline pop3LoginDeadline(Pop3Settings settings) {
        return new LoginDeadline(settings.loginTimeout());
    }

    @Bean
    Pop3Connection pop3Connection(
            LoginGate gate,
            Maildrops maildrops,
            TlsContext tls,
            @Qualifier("pop3LoginDeadline") LoginDeadline deadline,
            Pop3Settings settings) {
        return new Pop3Connection(
                new LoginVerbs(new Logins(gate, maildrops), tls), deadline, settings);
    }

    @Bean
    ConnectionServer pop3Server(
            PlatformProperties host,
            Pop3Settings settings,
            TlsContext tls,
            Pop3Connection connection) {
        return server(
                Listener.plain("pop3", host.bindAddress(), settings.port()),
                settings,
                tls,
                connection);
    }

    @Bean
    ConnectionServer pop3sServer(
            PlatformProperties host,
            Pop3Settings settings,
            TlsContext tls,
            Pop3Connection connection) {
        return server(
                Listener.tls("pop3s", host.bindAddress(), settings.tlsPort()),
                settings,
                tls,
                connection);
    }

    private static ConnectionServer server(
            Listener listener, Pop3Settings settings, TlsContext tls, Pop3Connection connection) {
        return new ConnectionServer(
                listener.withBusy(BUSY).withMaxConnections(settings.maxConnections()),
                tls,
                connection);
    }
}
