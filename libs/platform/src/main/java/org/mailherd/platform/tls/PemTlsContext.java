package org.mailherd.platform.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads {@code cert.pem} (leaf first, then the chain) and {@code key.pem} (PKCS#8) of one
 * directory, and reads them again when either has changed: at most one look at the file times a
 * second. A broken new pair is logged once and the old one stays in use.
 */
public final class PemTlsContext implements TlsContext {
    private static final Logger log = LoggerFactory.getLogger(PemTlsContext.class);
    private static final long CHECK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path certificate;
    private final Path key;
    private volatile Loaded loaded = Loaded.NONE;

    private record Loaded(
            SSLContext[] context, FileTime certificateTime, FileTime keyTime, long checkedNanos) {
        static final Loaded NONE =
                new Loaded(new SSLContext[0], FileTime.fromMillis(0), FileTime.fromMillis(0), 0);

        boolean isEmpty() {
            return context.length == 0;
        }

        Loaded checkedNow() {
            return new Loaded(context, certificateTime, keyTime, System.nanoTime());
        }
    }

    public PemTlsContext(Path directory) {
        certificate = directory.resolve("cert.pem");
        key = directory.resolve("key.pem");
    }

    @Override
    public SSLContext current() {
        Loaded now = loaded;
        if (now.isEmpty() || System.nanoTime() - now.checkedNanos() > CHECK_NANOS) {
            now = refresh();
        }
        return now.context()[0];
    }

    private synchronized Loaded refresh() {
        Loaded old = loaded;
        try {
            FileTime certificateTime = Files.getLastModifiedTime(certificate);
            FileTime keyTime = Files.getLastModifiedTime(key);
            if (old.isEmpty()
                    || !certificateTime.equals(old.certificateTime())
                    || !keyTime.equals(old.keyTime())) {
                loaded =
                        new Loaded(
                                new SSLContext[] {read()},
                                certificateTime,
                                keyTime,
                                System.nanoTime());
                LogEvent.of("certificate-loaded").with("file", certificate).info(log);
            } else {
                loaded = old.checkedNow();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (old.isEmpty()) {
                throw new TlsUnavailableException(
                        "no usable certificate in " + certificate + ": " + e.getMessage(), e);
            }
            LogEvent.of("certificate-broken")
                    .with("file", certificate)
                    .quoted("reason", e.getMessage())
                    .warn(log);
            loaded = old.checkedNow();
        }
        return loaded;
    }

    private SSLContext read() throws IOException, GeneralSecurityException {
        Certificate[] chain;
        try (InputStream in = Files.newInputStream(certificate)) {
            chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(in)
                            .toArray(Certificate[]::new);
        }
        PrivateKey privateKey = PemKeys.privateKey(Files.readString(key));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("host", privateKey, new char[0], chain);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        context.getServerSessionContext().setSessionTimeout((int) TimeUnit.HOURS.toSeconds(1));
        return context;
    }
}
