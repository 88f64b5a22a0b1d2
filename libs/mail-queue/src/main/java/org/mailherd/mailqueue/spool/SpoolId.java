package org.mailherd.mailqueue.spool;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The name that a spool folder keeps, given by whichever process comes first. */
final class SpoolId {
    private SpoolId() {}

    static String of(Path root) throws IOException {
        Path file = root.resolve("id");
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            return create(root, file);
        }
    }

    /** A link appears with its content, and only for the first who makes it. */
    private static String create(Path root, Path file) throws IOException {
        String id = UUID.randomUUID().toString().substring(0, 18).replace("-", "");
        Path draft = root.resolve(".id-" + id);
        Files.writeString(
                draft,
                id,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException _) {
            // another process was first
        } finally {
            Files.delete(draft);
        }
        return Files.readString(file).strip();
    }
}
