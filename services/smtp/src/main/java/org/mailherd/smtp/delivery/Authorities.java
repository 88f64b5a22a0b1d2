package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.certificate.PkixCheck;

/** Java's certificate authorities, and the operator's own. */
final class Authorities {
    private Authorities() {}

    static PkixCheck with(Optional<Path> file) {
        PkixCheck system = PkixCheck.withSystemAuthorities();
        if (file.isEmpty()) {
            return system;
        }
        List<X509Certificate> all = new ArrayList<>(system.authorities());
        try (InputStream in = Files.newInputStream(file.get())) {
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                all.add((X509Certificate) one);
            }
            return PkixCheck.withAuthorities(all);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "mailherd.smtp.outbound.authorities="
                            + file.get()
                            + ": "
                            + e.getMessage()
                            + "; give a readable PEM file with certificates",
                    e);
        }
    }
}
