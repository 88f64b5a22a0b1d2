package org.mailherd.acmeclient.order;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which authority, which names, when.
 *
 * @param skip y: order nothing (SKIP_LETS_ENCRYPT)
 * @param staging y: Let's Encrypt's test directory (LE_STAGING)
 * @param directoryUrl of another authority; empty for Let's Encrypt
 * @param accountEmail for the authority's notices; may be empty
 * @param caFile root certificate (PEM) that the authority's own web server is trusted by; may be
 *     empty
 * @param additionalSan names besides the host's own
 * @param skipVerification y: do not look first whether the names lead here (SKIP_HTTP_VERIFICATION)
 * @param stateDirectory account key and record of installed certificates
 * @param renewBefore the end of the certificate; a third of its life if that is shorter
 * @param checkInterval between two looks at the certificate
 * @param retryDelay after a failure
 */
@ConfigurationProperties("mailherd.acme")
public record AcmeProperties(
        @DefaultValue("n") String skip,
        @DefaultValue("n") String staging,
        @DefaultValue("") String directoryUrl,
        @DefaultValue("") String accountEmail,
        @DefaultValue("") String caFile,
        @DefaultValue List<String> additionalSan,
        @DefaultValue("n") String skipVerification,
        @DefaultValue("data/acme") Path stateDirectory,
        @DefaultValue("30d") Duration renewBefore,
        @DefaultValue("24h") Duration checkInterval,
        @DefaultValue("30m") Duration retryDelay) {

    public boolean isIdle() {
        return skip.equals("y");
    }

    boolean verifiesFirst() {
        return !skipVerification.equals("y");
    }

    URI directory() {
        if (!directoryUrl.isEmpty()) {
            return URI.create(directoryUrl);
        }
        return URI.create(
                staging.equals("y")
                        ? "https://acme-staging-v02.api.letsencrypt.org/directory"
                        : "https://acme-v02.api.letsencrypt.org/directory");
    }
}
