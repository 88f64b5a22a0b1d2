package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mailherd.testsupport.ServiceProcess;

/**
 * The smtp service alone, once or several times on one queue, with a real MariaDB and Redis, no
 * scanner, and a sink for what it delivers: {@code alice@alpha.test} by LMTP, everything at {@code
 * relay.test} by SMTP.
 *
 * <p>As a program: {@code SmtpStage DIR INBOUND_PORT SINK_PORT}; it prints one line when it is
 * ready, and ends with its standard input.
 */
public final class SmtpStage implements AutoCloseable {
    private static final List<String> JVM =
            List.of(
                    "-Xms48m",
                    "-Xmx256m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final Path directory;
    private final Path jars;
    private final int sinkPort;
    private final StoresUnderTest stores;

    private SmtpStage(Path directory, Path jars, int sinkPort) throws IOException {
        this.directory = directory;
        this.jars = jars;
        this.sinkPort = sinkPort;
        this.stores = StoresUnderTest.start(directory);
    }

    /**
     * Starts the stores.
     *
     * @param directory for all data, kept at the end
     * @param jars {@code standalone/target/app}
     */
    public static SmtpStage open(Path directory, Path jars, int sinkPort) throws IOException {
        return new SmtpStage(directory.toAbsolutePath(), jars.toAbsolutePath(), sinkPort);
    }

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        Path jars = Path.of("standalone", "target", "app");
        try (SmtpStage stage = open(Path.of(args[0]), jars, Integer.parseInt(args[2]));
                ServiceProcess smtp = stage.startSmtp(port)) {
            stage.seed();
            System.out.printf(
                    "mailherd=127.0.0.1:%d:%d smtp pid %d%n",
                    port, ProcessHandle.current().pid(), smtp.pid());
            while (System.in.read() >= 0) {
                // until the end of the input
            }
        }
    }

    /** Starts one smtp process on the queue and spool that all of them share. */
    public ServiceProcess startSmtp(int inboundPort) throws IOException {
        return startSmtp(inboundPort, Map.of());
    }

    /**
     * Starts one smtp process.
     *
     * @param more settings that win over the stage's own
     */
    public ServiceProcess startSmtp(int inboundPort, Map<String, ?> more) throws IOException {
        Map<String, Object> settings = settings(inboundPort);
        settings.putAll(more);
        return ServiceProcess.start(
                new ServiceProcess.Recipe(
                        "org.mailherd.smtp.SmtpService",
                        jars,
                        JVM,
                        settings,
                        directory.resolve("smtp-" + inboundPort + ".log")),
                inboundPort);
    }

    private Map<String, Object> settings(int inboundPort) throws IOException {
        Map<String, Object> settings = stores.settings();
        settings.put("mailherd.dns.resolver", "127.0.0.1:9");
        settings.put("mailherd.smtp.ports.inbound", inboundPort);
        settings.put("mailherd.smtp.ports.submission", freePort());
        settings.put("mailherd.smtp.ports.submissions", freePort());
        settings.put("mailherd.smtp.spool.directory", directory.resolve("spool"));
        settings.put("mailherd.smtp.antispam.url", "");
        settings.put("mailherd.smtp.delivery.lmtp", "127.0.0.1:" + sinkPort);
        return settings;
    }

    /** The addresses that take mail; a first smtp process has made the tables. */
    public void seed() throws SQLException {
        List<String> statements = new ArrayList<>();
        statements.add("INSERT IGNORE INTO domain (domain) VALUES ('alpha.test')");
        statements.add(
                """
                INSERT IGNORE INTO mailbox (username, local_part, domain, password_hash)
                VALUES ('alice@alpha.test', 'alice', 'alpha.test', '')\
                """);
        statements.add(
                """
                INSERT IGNORE INTO domain (domain, backup_mx, relay_all_recipients)
                VALUES ('relay.test', TRUE, TRUE)\
                """);
        statements.add("DELETE FROM transports");
        statements.add(
                "INSERT INTO transports (destination, nexthop) VALUES ('relay.test', '[127.0.0.1]:"
                        + sinkPort
                        + "')");
        stores.execute(statements);
    }

    /** Takes the database away from the services. */
    public void stopDatabase() {
        stores.stopDatabase();
    }

    /** Gives it back, on the same port with the same data. */
    public void startDatabase() {
        stores.startDatabase();
    }

    /** A connection to the database that the services use. */
    public Connection connect() throws SQLException {
        return stores.connect();
    }

    /** A port of loopback that was free a moment ago. */
    public static int freePort() throws IOException {
        return StoresUnderTest.freePort();
    }

    @Override
    public void close() {
        stores.close();
    }
}
