package org.mailherd.platform.boot;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every service knows about its host.
 *
 * @param hostname the name of this mail server (MAILCOW_HOSTNAME): banner, EHLO, certificate
 * @param bindAddress where public listeners bind
 * @param tls where the certificate lies
 * @param dns which resolver answers
 */
@ConfigurationProperties("mailherd")
public record PlatformProperties(
        @DefaultValue("mail.mailherd.test") String hostname,
        @DefaultValue("127.0.0.1") String bindAddress,
        @DefaultValue Tls tls,
        @DefaultValue Dns dns) {

    /**
     * The certificate's place.
     *
     * @param directory holds {@code cert.pem} and {@code key.pem}
     */
    public record Tls(@DefaultValue("data/assets/ssl") Path directory) {}

    /**
     * The resolver.
     *
     * @param resolver {@code HOST} or {@code HOST:PORT}; empty asks the system's
     */
    public record Dns(@DefaultValue("") String resolver) {}
}
