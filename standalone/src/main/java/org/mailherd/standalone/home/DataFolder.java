package org.mailherd.standalone.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mailherd.embedded.PrivateFile;
import org.mailherd.standalone.CannotStartException;

/**
 * The folder that keeps everything, used by one run at a time.
 *
 * <p>The lock ends with this JVM, however it ends. {@code --reset} empties only a folder that bears
 * our mark: a mistyped {@code --data} must not cost somebody's files.
 */
public final class DataFolder implements AutoCloseable {

    private static final String MARK = "mailherd-data";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder when absent and takes it for this run.
     *
     * @param reset whether what earlier runs left goes first
     * @throws CannotStartException when another run uses it, it holds foreign files, or it cannot
     *     be written
     */
    public static DataFolder take(Path path, boolean reset) {
        try {
            refuseForeign(path);
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(
                            path.resolve(MARK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new CannotStartException(
                        path
                                + " is in use by another run. Stop that one, or choose another folder with --data DIR.");
            }
            if (reset) {
                empty(path);
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStartException(
                    path + " cannot be used: " + e + ". Choose another with --data DIR.", e);
        }
    }

    public Path path() {
        return path;
    }

    /** A folder below, made when absent, for our account alone. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(
                    path.resolve(name),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new CannotStartException(path.resolve(name) + " cannot be made: " + e, e);
        }
    }

    /**
     * The secret of that name, the same at every start; a new one, made by chance, at the first.
     */
    public String secret(String name) {
        Path file = folder("secrets").resolve(name);
        try {
            if (Files.notExists(file)) {
                PrivateFile.write(file, RandomWord.next());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CannotStartException(file + " cannot be read or written: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void refuseForeign(Path path) throws IOException {
        if (Files.notExists(path) || Files.exists(path.resolve(MARK))) {
            return;
        }
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                throw new CannotStartException(
                        path
                                + " holds files that are not Mailherd's. Choose an empty folder with --data DIR.");
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void empty(Path path) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            if (!each.equals(path) && !each.equals(path.resolve(MARK))) {
                Files.deleteIfExists(each);
            }
        }
    }
}
