package org.mailherd.mailqueue.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Locks that the kernel drops when their process dies, however it dies. POSIX drops a lock too when
 * its process closes <em>any</em> descriptor of the file, so a lock file that this JVM holds is
 * never opened a second time: the names are kept here.
 */
final class RunLocks {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private RunLocks() {}

    /** A lock that is held until closed. */
    record Held(Path name, FileChannel file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                file.close();
            } finally {
                HELD.remove(name);
            }
        }
    }

    /**
     * @param name the lock's own, by which it is known in this JVM: the file may be renamed later
     * @return empty when somebody holds it, here or in another process, or when there is no file
     */
    static Optional<Held> take(Path name, Path file, OpenOption... options) throws IOException {
        if (!HELD.add(name)) {
            return Optional.empty();
        }
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(file, options);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new Held(name, channel));
            }
        } catch (NoSuchFileException | OverlappingFileLockException _) {
            // nobody's, or held under another name
        } catch (IOException e) {
            release(name, channel);
            throw e;
        }
        release(name, channel);
        return Optional.empty();
    }

    private static void release(Path name, @Nullable FileChannel channel) throws IOException {
        HELD.remove(name);
        if (channel != null) {
            channel.close();
        }
    }
}
