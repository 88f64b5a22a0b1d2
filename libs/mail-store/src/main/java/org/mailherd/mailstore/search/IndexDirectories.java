package org.mailherd.mailstore.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Where the index of each mailbox lies: a folder named by the mailbox's id. */
final class IndexDirectories {
    private static final String ARRIVALS = "arrivals";
    private static final String FORMAT = "format";

    /** What documents hold; an index of another format counts as missing and is made anew. */
    private static final String CURRENT = "4";

    /** The words of mail are for nobody else on the host. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;

    IndexDirectories(Path root) {
        this.root = root;
    }

    /** Uses an index. */
    interface Use<T> {
        T of(TextIndex index) throws IOException;
    }

    Directory open(long mailboxId) throws IOException {
        return FSDirectory.open(Files.createDirectories(path(mailboxId), OWNER_ONLY));
    }

    /** Whether there is an index that can be added to. */
    boolean isCurrent(long mailboxId) throws IOException {
        return read(mailboxId, _ -> true).isPresent();
    }

    /** Empty when the mailbox has no index. */
    <T> Optional<T> read(long mailboxId, Use<T> use) throws IOException {
        if (!Files.isDirectory(path(mailboxId))) {
            return Optional.empty();
        }
        try (Directory directory = FSDirectory.open(path(mailboxId));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return isCurrent(reader)
                    ? Optional.of(use.of(new TextIndex(reader)))
                    : Optional.empty();
        } catch (IndexNotFoundException | NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The mailbox's arrivals when its index was last complete; 0 when it never was. */
    long arrivals(long mailboxId) throws IOException {
        if (!Files.isDirectory(path(mailboxId))) {
            return 0;
        }
        try (Directory directory = FSDirectory.open(path(mailboxId));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            String noted = reader.getIndexCommit().getUserData().get(ARRIVALS);
            return noted == null || !isCurrent(reader) ? 0 : Long.parseLong(noted);
        } catch (IndexNotFoundException | NoSuchFileException _) {
            return 0;
        }
    }

    private static boolean isCurrent(DirectoryReader reader) throws IOException {
        return CURRENT.equals(reader.getIndexCommit().getUserData().get(FORMAT));
    }

    static Iterable<Map.Entry<String, String>> begun() {
        return Map.of(FORMAT, CURRENT).entrySet();
    }

    static Iterable<Map.Entry<String, String>> noting(long arrivals) {
        return Map.of(FORMAT, CURRENT, ARRIVALS, Long.toString(arrivals)).entrySet();
    }

    /** Mailboxes that have one. */
    List<Long> mailboxes() throws IOException {
        List<Long> ids = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> entries = Files.list(root)) {
                entries.map(entry -> entry.getFileName().toString())
                        .filter(name -> name.matches("\\d{1,18}"))
                        .forEach(name -> ids.add(Long.parseLong(name)));
            }
        }
        return ids;
    }

    /** Whoever has it open reads on; the octets go when it closes. */
    void delete(long mailboxId) throws IOException {
        Path folder = path(mailboxId);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                Files.deleteIfExists(entry);
            }
        }
        Files.deleteIfExists(folder);
    }

    private Path path(long mailboxId) {
        return root.resolve(Long.toString(mailboxId));
    }
}
