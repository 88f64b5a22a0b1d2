package org.mailherd.smtp.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Says when the spool's disk has no room for a message of the largest size. */
final class SpoolRoom implements Supplier<Optional<String>> {
    private final Path directory;
    private final long needed;

    SpoolRoom(SmtpProperties properties) {
        this.directory = properties.spool().directory();
        this.needed = properties.session().messageSize().toBytes();
    }

    @Override
    public Optional<String> get() {
        try {
            long usable = Files.getFileStore(directory).getUsableSpace();
            return usable < needed
                    ? Optional.of("spool: " + usable + " bytes left")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("spool: " + e.getMessage());
        }
    }
}
