package org.mailherd.platform.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder of PEM files: {@code cert.pem} with {@code key.pem}, and beside them, for clients that
 * can do only the other kind, {@code ecdsa-cert.pem} with {@code ecdsa-key.pem} or {@code
 * rsa-cert.pem} with {@code rsa-key.pem}. Not safe for several threads.
 */
final class CertificateFolder {
    private static final Logger log = LoggerFactory.getLogger(CertificateFolder.class);
    private static final List<String> PREFIXES = List.of("", "ecdsa-", "rsa-");

    private final Path directory;
    private String seen = "";
    private String suspect = "";
    private String fault = "not read yet";
    private List<HostPair> pairs = List.of();

    CertificateFolder(Path directory) {
        this.directory = directory;
    }

    /** Whether there is anything to read. */
    static boolean isOne(Path directory) {
        return PREFIXES.stream()
                .anyMatch(prefix -> Files.isRegularFile(directory.resolve(prefix + "cert.pem")));
    }

    /** In use; a broken renewal leaves the old ones. */
    List<HostPair> pairs() {
        return pairs;
    }

    /** Why there are no pairs. */
    String fault() {
        return fault;
    }

    /**
     * Looks at the files, and reads them if they have changed. What cannot be read gets a second
     * look, since a certificate and its key are two files, and is then logged once.
     *
     * @return whether other pairs are in use now
     */
    boolean refresh() {
        String now = state();
        if (now.equals(seen)) {
            return false;
        }
        try {
            pairs = read();
            seen = now;
            suspect = "";
            LogEvent.of("certificate-loaded").with("folder", directory).info(log);
            return true;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            fault = String.valueOf(e.getMessage());
            if (pairs.isEmpty() || now.equals(suspect)) {
                seen = now;
                LogEvent.of("certificate-broken")
                        .with("folder", directory)
                        .with("kept", pairs.isEmpty() ? "none" : "old")
                        .quoted("reason", e)
                        .warn(log);
            }
            suspect = now;
            return false;
        }
    }

    private List<HostPair> read() throws IOException, GeneralSecurityException {
        List<HostPair> read = new ArrayList<>();
        for (String prefix : PREFIXES) {
            Path certificate = directory.resolve(prefix + "cert.pem");
            if (prefix.isEmpty() && !isOne(directory) || Files.exists(certificate)) {
                read.add(HostPair.read(certificate, directory.resolve(prefix + "key.pem")));
            }
        }
        return List.copyOf(read);
    }

    private String state() {
        StringBuilder state = new StringBuilder();
        for (String prefix : PREFIXES) {
            for (String name : List.of("cert.pem", "key.pem")) {
                state.append(state(directory.resolve(prefix + name)).orElse("-")).append(' ');
            }
        }
        return state.toString();
    }

    private static Optional<String> state(Path file) {
        try {
            return Optional.of(
                    Files.getLastModifiedTime(file).toInstant() + "/" + Files.size(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
