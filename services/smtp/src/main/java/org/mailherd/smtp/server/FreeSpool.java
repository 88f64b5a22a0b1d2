package org.mailherd.smtp.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Octets that the spool can still take; none when its disk does not answer. */
final class FreeSpool implements LongSupplier {
    private final FileStore store;

    FreeSpool(Path directory) {
        try {
            this.store = Files.getFileStore(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the spool " + directory, e);
        }
    }

    @Override
    public long getAsLong() {
        try {
            return store.getUsableSpace();
        } catch (IOException _) {
            return 0;
        }
    }
}
