package org.mailherd.smtp.forward;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.mailherd.mailauth.srs.SrsSecret;

/** A secret that nobody set: made once, mode 600, for all processes that share the folder. */
final class SrsSecretFile {
    private static final String NAME = "srs-secret";
    private static final int OCTETS = 24;

    private SrsSecretFile() {}

    static SrsSecret readOrMake(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            make(folder, file);
        }
        return new SrsSecret(Files.readString(file, StandardCharsets.US_ASCII).strip());
    }

    /** Complete before it has its name; of two processes the first one's stays. */
    private static void make(Path folder, Path file) throws IOException {
        byte[] secret = new byte[OCTETS];
        new SecureRandom().nextBytes(secret);
        Path fresh =
                Files.createTempFile(
                        Files.createDirectories(folder),
                        NAME,
                        ".new",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(secret), StandardCharsets.US_ASCII);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException _) {
            // the other process was quicker
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
