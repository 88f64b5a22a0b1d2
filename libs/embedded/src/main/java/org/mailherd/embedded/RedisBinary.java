package org.mailherd.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where a Redis server is found: in the embedded-redis jar, else Redis or Valkey on the PATH. */
final class RedisBinary {

    private static final Map<String, String> RESOURCES =
            Map.of(
                    "linux-amd64", "redis-server-6.2.6-v5-linux-amd64",
                    "linux-arm64", "redis-server-6.2.7-linux-arm64",
                    "darwin-x86_64", "redis-server-6.2.6-v5-darwin-amd64",
                    "darwin-arm64", "redis-server-6.2.6-v5-darwin-arm64");

    private RedisBinary() {}

    static Path find() {
        return bundled()
                .or(() -> Executables.find("redis-server", "valkey-server"))
                .orElseThrow(() ->
                        new EmbeddedServerException(
                                "No Redis for this platform ("
                                        + Executables.platform()
                                        + ") is on board. "
                                        + "Install redis-server or valkey-server, then start again."));
    }

    private static Optional<Path> bundled() {
        return Optional.ofNullable(RESOURCES.get(Executables.platform()))
                .filter(_ -> Executables.mayUseBundled())
                .map(RedisBinary::unpacked)
                .filter(Executables::runs);
    }

    private static Path unpacked(String resource) {
        return BinaryCache.folder(resource, folder -> unpack(resource, folder))
                .resolve("redis-server");
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (InputStream content = RedisBinary.class.getResourceAsStream("/" + resource)) {
            if (content == null) {
                throw new IOException("no " + resource + " on the class path");
            }
            Path file = folder.resolve("redis-server");
            Files.copy(content, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
