package org.mailherd.imap.pop3;

import org.mailherd.directory.login.Authenticator;
import org.mailherd.imap.login.FailedLogins;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two POP3 ports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Pop3Settings.class)
class Pop3Configuration {
    private static final String BUSY = "-ERR [SYS/TEMP] Too many connections, try again later\r\n";

    @Bean
    Pop3Login pop3Login(Authenticator authenticator, FailedLogins failures, Pop3Settings settings) {
        return new Pop3Login(authenticator, failures, settings.loginFailureDelay());
    }

    @Bean
    Maildrops maildrops(FolderStore folders, SnapshotStore snapshots, MessageStore messages) {
        return new Maildrops(folders, snapshots, messages);
    }

    @Bean
    Pop3Connection pop3Connection(
            Pop3Login login, Maildrops maildrops, TlsContext tls, Pop3Settings settings) {
        return new Pop3Connection(
                new LoginVerbs(login, maildrops, tls, settings.plaintextLogin()), settings);
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
