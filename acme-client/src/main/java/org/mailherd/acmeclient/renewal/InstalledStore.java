package org.mailherd.acmeclient.renewal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.mailherd.acmeclient.certificate.HostCertificate;

/** Remembers which certificate this client installed. */
final class InstalledStore {
    private final Path file;

    InstalledStore(Path stateDirectory) {
        file = stateDirectory.resolve("installed");
    }

    boolean contains(X509Certificate certificate) {
        try {
            return Files.exists(file)
                    && Files.readAllLines(file).contains(HostCertificate.fingerprint(certificate));
        } catch (IOException _) {
            return false;
        }
    }

    void put(X509Certificate certificate) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(HostCertificate.fingerprint(certificate)));
    }
}
