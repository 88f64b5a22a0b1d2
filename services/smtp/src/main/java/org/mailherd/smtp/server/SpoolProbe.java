package org.mailherd.smtp.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailherd.platform.health.Health;
import org.mailherd.platform.health.HealthProbe;
import org.springframework.stereotype.Component;

/** Whether there is room for one more message of the largest size, and half of one. */
@Component
final class SpoolProbe implements HealthProbe {
    private final Path directory;
    private final long needed;

    SpoolProbe(SmtpProperties properties) {
        this.directory = properties.spool().directory();
        this.needed = properties.session().messageSize().toBytes() * 3 / 2;
    }

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public Health check() throws IOException {
        long usable = Files.getFileStore(directory).getUsableSpace();
        return usable >= needed
                ? Health.UP
                : Health.down("only " + usable + " bytes left for " + directory);
    }
}
