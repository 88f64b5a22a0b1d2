package org.mailherd.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailherd.testsupport.ServiceProcess;

/**
 * The antispam service alone, with a real MariaDB and Redis, and a DNS that knows nothing.
 *
 * <p>As a program: {@code AntispamStage DIR PORT RESOLVER}; it prints one line when it is ready,
 * and ends with its standard input.
 */
public final class AntispamStage {
    private static final List<String> JVM =
            List.of(
                    "-Xms48m",
                    "-Xmx384m",
                    "-Xss512k",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private AntispamStage() {}

    /** With further ones, to be compared. */
    private static List<String> flags() {
        String more = System.getenv().getOrDefault("ANTISPAM_JAVA_OPTS", "").strip();
        return more.isEmpty()
                ? JVM
                : Stream.concat(JVM.stream(), Stream.of(more.split("\\s+"))).toList();
    }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]).toAbsolutePath();
        int port = Integer.parseInt(args[1]);
        Path jars = Path.of("standalone", "target", "app").toAbsolutePath();
        try (StoresUnderTest stores = StoresUnderTest.start(directory)) {
            Map<String, Object> settings = stores.settings();
            settings.put("mailherd.dns.resolver", args[2]);
            settings.put("mailherd.antispam.port", port);
            Path log = directory.resolve("antispam.log");
            ServiceProcess.Recipe recipe =
                    new ServiceProcess.Recipe(
                            "org.mailherd.antispam.AntispamService", jars, flags(), settings, log);
            try (ServiceProcess service = ServiceProcess.start(recipe, port)) {
                System.out.printf(
                        "mailherd=127.0.0.1:%d:%d antispam pid %d%n",
                        port, ProcessHandle.current().pid(), service.pid());
                while (System.in.read() >= 0) {
                    // until the end of the input
                }
            }
        }
    }
}
