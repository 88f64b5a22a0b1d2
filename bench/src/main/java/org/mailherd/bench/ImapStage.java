package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.testsupport.ServiceProcess;

/**
 * The imap service alone with a real MariaDB and Redis, and mailboxes {@code u0@alpha.test}, {@code
 * u1@alpha.test} and so on.
 *
 * <p>As a program: {@code ImapStage DIR IMAP_PORT MAILBOXES}; LMTP is on the next port. It prints
 * one line when it is ready, and ends with its standard input. STARTTLS takes {@code cert.pem} and
 * {@code key.pem} from {@code DIR/tls}, if they are there.
 */
public final class ImapStage {
    /** Of every mailbox, as of the Dovecot beside it. */
    static final String PASSWORD = "demo-password";

    private static final List<String> JVM =
            List.of(
                    "-Xms64m",
                    "-Xmx512m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private ImapStage() {}

    static String mailbox(int number) {
        return "u" + number + "@alpha.test";
    }

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]).toAbsolutePath();
        int port = Integer.parseInt(args[1]);
        try (StoresUnderTest stores = StoresUnderTest.start(directory);
                ServiceProcess imap = start(stores, directory, port)) {
            seed(stores, Integer.parseInt(args[2]));
            System.out.printf(
                    "mailherd=127.0.0.1:%d:%d imap pid %d %s%n",
                    port,
                    ProcessHandle.current().pid(),
                    imap.pid(),
                    stores.settings().get("spring.datasource.url"));
            while (System.in.read() >= 0) {
                // until the end of the input
            }
        }
    }

    /**
     * One imap process on these stores; several may share them.
     *
     * @param port of IMAP; LMTP is on the next one
     */
    static ServiceProcess start(StoresUnderTest stores, Path directory, int port)
            throws IOException {
        Map<String, Object> settings = stores.settings();
        settings.put("mailherd.store.directory", directory.resolve("mail"));
        settings.put("mailherd.imap.port", port);
        settings.put("mailherd.imap.tls-port", 0);
        settings.put("mailherd.imap.max-connections", 12_000);
        settings.put("mailherd.store.max-folders", 60_000);
        settings.put("mailherd.imap.plaintext-login", true);
        settings.put("mailherd.lmtp.port", port + 1);
        settings.put("mailherd.pop3.port", 0);
        settings.put("mailherd.pop3.tls-port", 0);
        settings.put("mailherd.managesieve.port", 0);
        return ServiceProcess.start(
                new ServiceProcess.Recipe(
                        "org.mailherd.imap.ImapService",
                        Path.of("standalone", "target", "app"),
                        jvm(),
                        settings,
                        directory.resolve("imap.log")),
                port);
    }

    /** With what {@code JVM_OPTIONS} adds, such as an AOT cache. */
    private static List<String> jvm() {
        String more = System.getenv().getOrDefault("JVM_OPTIONS", "").strip();
        return more.isEmpty()
                ? JVM
                : Stream.concat(JVM.stream(), Stream.of(more.split("\\s+"))).toList();
    }

    static void seed(StoresUnderTest stores, int mailboxes) throws SQLException {
        String hash = new PasswordHashes().hash(PASSWORD);
        List<String> statements = new ArrayList<>();
        statements.add("INSERT IGNORE INTO domain (domain) VALUES ('alpha.test')");
        for (int i = 0; i < mailboxes; i++) {
            statements.add(
                    "INSERT IGNORE INTO mailbox (username, local_part, domain, password_hash)"
                            + " VALUES ('%s', 'u%d', 'alpha.test', '%s')"
                                    .formatted(mailbox(i), i, hash));
        }
        stores.execute(statements);
    }
}
