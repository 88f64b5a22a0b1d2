package org.mailherd.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder where the servers are unpacked, once for all processes of this account: the system
 * property {@code mailherd.cache}, else {@code ~/.cache/mailherd}.
 */
final class BinaryCache {

    /** What fills a folder; it may throw what unpacking throws. */
    interface Filler {
        void fill(Path folder) throws IOException;
    }

    private BinaryCache() {}

    static Path directory() {
        String set = System.getProperty("mailherd.cache", "");
        return set.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache", "mailherd")
                : Path.of(set).toAbsolutePath();
    }

    /**
     * The named folder of the cache, filled first when absent; whole or not there at all, whoever
     * else is at it.
     */
    static Path folder(String name, Filler filler) {
        Path folder = directory().resolve(name);
        return Files.isDirectory(folder) ? folder : fillAlone(folder, filler);
    }

    // FileLock guards against other processes only, synchronized against threads of this one.
    private static synchronized Path fillAlone(Path folder, Filler filler) {
        try {
            Files.createDirectories(directory());
            try (FileChannel channel =
                            FileChannel.open(
                                    directory().resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isDirectory(folder)) {
                    Path half = directory().resolve(folder.getFileName() + ".half");
                    deleteTree(half);
                    Files.createDirectories(half);
                    filler.fill(half);
                    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
                }
                return folder;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot unpack the embedded servers into %s (about 350 MB): %s. Free some space, or set another folder with -Dmailherd.cache=DIR."
                            .formatted(directory(), e),
                    e);
        }
    }

    static void deleteTree(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
