package org.mailherd.imap.lmtp;

import java.time.Clock;
import java.util.List;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.imap.delivery.MailDelivery;
import org.mailherd.mailstore.wiring.MailStoreProperties;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.tls.TlsContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The LMTP port and its verbs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LmtpSettings.class)
class LmtpConfiguration {
    private static final String BUSY = "421 4.3.2 Too many connections, try again later\r\n";

    @Bean
    LmtpVerbs lmtpVerbs(
            PlatformProperties host,
            MailStoreProperties store,
            LmtpSettings settings,
            Clock clock,
            DeliveryDirectory mailboxes,
            MailDelivery delivery) {
        long maxSize = store.maxMessageSize().toBytes();
        return new LmtpVerbs(
                List.of(
                        new LhloVerb(host.hostname(), maxSize),
                        new MailVerb(maxSize),
                        new RcptVerb(mailboxes, clock, settings.maxRecipients()),
                        new DataVerb(delivery)));
    }

    @Bean
    ConnectionServer lmtpServer(
            PlatformProperties host, LmtpSettings settings, LmtpVerbs verbs, TlsContext tls) {
        String address =
                settings.bindAddress().isEmpty() ? host.bindAddress() : settings.bindAddress();
        Listener listener = Listener.plain("lmtp", address, settings.port()).withBusy(BUSY);
        return new ConnectionServer(
                listener, tls, new LmtpConnection(host.hostname(), verbs, settings.timeout()));
    }
}
