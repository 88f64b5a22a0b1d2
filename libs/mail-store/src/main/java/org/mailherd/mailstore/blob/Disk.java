package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Every change of the store's directory, so that a test can cut the power before each of them. */
public interface Disk {
    FileChannel open(Path file, OpenOption... options) throws IOException;

    /** A new file with a name that nobody has. */
    Path createTemporary(Path directory, String prefix, String suffix) throws IOException;

    /** In one step, over a file that is there. */
    void move(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** The file system itself; a file that it makes is for nobody else on the host. */
    static Disk real() {
        FileAttribute<?> ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return new Disk() {
            @Override
            public FileChannel open(Path file, OpenOption... options) throws IOException {
                return FileChannel.open(file, Set.of(options), ownerOnly);
            }

            @Override
            public Path createTemporary(Path directory, String prefix, String suffix)
                    throws IOException {
                return Files.createTempFile(directory, prefix, suffix, ownerOnly);
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                Files.move(
                        from,
                        to,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }

            @Override
            public void delete(Path file) throws IOException {
                Files.deleteIfExists(file);
            }
        };
    }
}
