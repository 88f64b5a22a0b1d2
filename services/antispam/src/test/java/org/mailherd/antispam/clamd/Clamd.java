package org.mailherd.antispam.clamd;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;

/** A real clamd with signatures of our own: EICAR's test file, and one text. */
final class Clamd implements AutoCloseable {

    /** What the text signature looks for. */
    static final String MARKED = "mailherd-test-signature-7f3a";

    private final Path folder;
    private final Process process;

    private Clamd(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static Clamd start() throws IOException {
        // Not below target: the path of a socket has 107 octets at most.
        Path folder = Files.createTempDirectory("clamd");
        Path database = Files.createDirectory(folder.resolve("db"));
        Files.writeString(
                database.resolve("own.hdb"),
                "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test-Signature\n");
        String hex = HexFormat.of().formatHex(MARKED.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(database.resolve("own.ndb"), "Mailherd.Test:0:*:" + hex + "\n");
        Path settings = folder.resolve("clamd.conf");
        Files.writeString(
                settings,
                """
                Foreground yes
                LocalSocket %1$s/socket
                DatabaseDirectory %1$s/db
                TemporaryDirectory %1$s
                LogFile %1$s/log
                StreamMaxLength 100K
                MaxThreads 2
                SelfCheck 0
                MaxRecursion 5
                AlertExceedsMax yes
                """
                        .formatted(folder));
        Process process =
                new ProcessBuilder("/usr/sbin/clamd", "--config-file=" + settings)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile())
                        .start();
        Clamd clamd = new Clamd(folder, process);
        await().atMost(Duration.ofSeconds(120)).until(clamd::answers);
        return clamd;
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(folder.resolve("out")));
        }
        try (SocketChannel channel =
                SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("socket")))) {
            return channel.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    String address() {
        return "unix:" + folder.resolve("socket");
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
