package org.mailherd.acmeclient.order;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.mailherd.acmeclient.certificate.EcKeys;
import org.mailherd.acmeclient.certificate.PemFiles;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.GenericAcmeProvider;
import org.springframework.stereotype.Component;

/** The way to the authority and our account there; the account's key is made at the first order. */
@Component
final class Authority {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AcmeProperties properties;

    Authority(AcmeProperties properties) {
        this.properties = properties;
    }

    /** Opens the account, or makes one: the authority knows it by its key. */
    Login login() throws AcmeException, IOException {
        Session session = new Session(properties.directory(), provider());
        session.networkSettings().setTimeout(TIMEOUT);
        AccountBuilder account =
                new AccountBuilder().agreeToTermsOfService().useKeyPair(accountKey());
        if (!properties.accountEmail().isEmpty()) {
            account.addEmail(properties.accountEmail());
        }
        return account.createLogin(session);
    }

    private GenericAcmeProvider provider() throws IOException {
        if (properties.caFile().isEmpty()) {
            return new GenericAcmeProvider();
        }
        SSLContext trust = trusting(Path.of(properties.caFile()));
        return new GenericAcmeProvider() {
            @Override
            public HttpClient createHttpClient(NetworkSettings settings) {
                return HttpClient.newBuilder()
                        .connectTimeout(settings.getTimeout())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .sslContext(trust)
                        .build();
            }
        };
    }

    private static SSLContext trusting(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            for (Certificate root :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                roots.setCertificateEntry("root" + roots.size(), root);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("ACME_CA_FILE " + file + ": " + e.getMessage(), e);
        }
    }

    private KeyPair accountKey() throws IOException {
        Path file = properties.stateDirectory().resolve("account.pem");
        if (Files.exists(file)) {
            return PemFiles.readKeyPair(file);
        }
        Files.createDirectories(properties.stateDirectory());
        KeyPair pair = EcKeys.generate();
        PemFiles.writeKeyPair(file, pair);
        return pair;
    }
}
