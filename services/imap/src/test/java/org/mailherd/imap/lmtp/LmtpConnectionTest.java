package org.mailherd.imap.lmtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.wiring.MailStoreConfiguration;
import org.mailherd.platform.net.Wire;
import org.mailherd.testsupport.Database;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Sessions over a loopback connection, a real MariaDB and a real store. */
class LmtpConnectionTest {
    private static final AtomicLong MAILBOXES = new AtomicLong(5000);
    private static final long MAX_SIZE = 1 << 20;
    private static final String MESSAGE =
            "Subject: Gr\u00fc\u00dfe\r\n\r\n..dot\r\n8-bit \u00e4\r\n";

    @TempDir private static Path directory;
    private static AnnotationConfigApplicationContext context;

    private long alice;
    private long full;

    @BeforeAll
    static void open() {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "test",
                                Map.of(
                                        "mailherd.store.directory",
                                        directory,
                                        "mailherd.store.max-message-size",
                                        "1MB")));
        Database database = Database.fresh();
        context.registerBean(DataSource.class, () -> pool(database));
        context.registerBean(
                JdbcTemplate.class, () -> new JdbcTemplate(context.getBean(DataSource.class)));
        context.registerBean(
                JdbcClient.class, () -> JdbcClient.create(context.getBean(DataSource.class)));
        context.registerBean(
                PlatformTransactionManager.class,
                () -> new JdbcTransactionManager(context.getBean(DataSource.class)));
        context.registerBean(Clock.class, () -> Clock.systemUTC());
        context.registerBean(ChangeRelay.class, ChangeRelay::none);
        context.register(MailStoreConfiguration.class);
        context.refresh();
    }

    private static DataSource pool(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void mailboxes() {
        alice = MAILBOXES.incrementAndGet();
        full = MAILBOXES.incrementAndGet();
    }

    private Optional<MailboxAccount> find(MailAddress address) {
        return switch (address.canonical().toString()) {
            case "alice@alpha.test" -> Optional.of(new MailboxAccount(alice, address, "Alice", 0));
            case "full@alpha.test" -> Optional.of(new MailboxAccount(full, address, "Full", 10));
            case "broken@alpha.test" -> throw new IllegalStateException("no database");
            default -> Optional.empty();
        };
    }

    private List<String> session(String... lines) throws IOException {
        LmtpVerbs verbs =
                new LmtpVerbs(
                        List.of(
                                new LhloVerb("mail.mailherd.test", MAX_SIZE),
                                new MailVerb(MAX_SIZE),
                                new RcptVerb(this::find, 4),
                                new DataVerb(
                                        new Deliverer(
                                                context.getBean(FolderStore.class),
                                                context.getBean(MessageStore.class),
                                                Clock.systemUTC()))));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Wire wire = new Wire(server.accept())) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (wire) {
                            new LmtpConnection("mail.mailherd.test", verbs, Duration.ofSeconds(20))
                                    .handle(wire);
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    });
            client.getOutputStream()
                    .write(String.join("", lines).getBytes(StandardCharsets.ISO_8859_1));
            client.shutdownOutput();
            return new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
    }

    private List<String> deliver(String message, String... recipients) throws IOException {
        StringBuilder envelope =
                new StringBuilder(
                        "LHLO smtp\r\nMAIL FROM:<bob@beta.test> BODY=8BITMIME SIZE=100\r\n");
        for (String recipient : recipients) {
            envelope.append("RCPT TO:<").append(recipient).append(">\r\n");
        }
        List<String> replies = session(envelope + "DATA\r\n" + message + ".\r\nQUIT\r\n");
        return replies.subList(7, replies.size());
    }

    private String stored(String folder, int index) {
        FolderStore folders = context.getBean(FolderStore.class);
        long id = folders.require(alice, new FolderName(folder)).id();
        long uid = context.getBean(SnapshotStore.class).current(id).uid(index);
        return new String(
                context.getBean(MessageStore.class).body(id, uid).bytes(),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void greetsAndSaysWhatItCan() throws IOException {
        assertThat(session("NOOP\r\nMAIL FROM:<>\r\nLHLO smtp\r\nVRFY x\r\nDATA\r\nQUIT\r\n"))
                .containsExactly(
                        "220 mail.mailherd.test LMTP Mailherd",
                        "250 2.0.0 Ok",
                        "503 5.5.1 Say LHLO first",
                        "250-mail.mailherd.test",
                        "250-PIPELINING",
                        "250-8BITMIME",
                        "250-SMTPUTF8",
                        "250-ENHANCEDSTATUSCODES",
                        "250 SIZE 1048576",
                        "500 5.5.1 Command not recognized",
                        "503 5.5.1 Name a sender and a recipient first",
                        "221 2.0.0 Bye");
    }

    @Test
    void answersEachRecipientAndStoresByteForByte() throws IOException {
        assertThat(
                        deliver(
                                MESSAGE,
                                "alice@alpha.test",
                                "full@alpha.test",
                                "nobody@alpha.test",
                                "Alice+tag@alpha.test"))
                .containsExactly(
                        "250 2.1.0 Ok",
                        "250 2.1.5 Ok",
                        "250 2.1.5 Ok",
                        "550 5.1.1 <nobody@alpha.test>: no such mailbox here",
                        "250 2.1.5 Ok",
                        "354 End data with <CR><LF>.<CR><LF>",
                        "250 2.0.0 <alice@alpha.test> saved",
                        "552 5.2.2 <full@alpha.test>: mailbox is full",
                        "250 2.0.0 <Alice+tag@alpha.test> saved",
                        "221 2.0.0 Bye");
        String body = MESSAGE.replace("..dot", ".dot");
        assertThat(stored("INBOX", 0))
                .isEqualTo(
                        "Return-Path: <bob@beta.test>\r\nDelivered-To: alice@alpha.test\r\n"
                                + body);
        assertThat(stored("INBOX", 1))
                .isEqualTo(
                        "Return-Path: <bob@beta.test>\r\nDelivered-To: Alice+tag@alpha.test\r\n"
                                + body);
    }

    @Test
    void putsSpamIntoJunk() throws IOException {
        deliver("X-Spam-Flag: YES\r\n\r\nbuy\r\n", "alice@alpha.test");
        assertThat(stored("Junk", 0)).endsWith("buy\r\n");
    }

    @Test
    void aFaultIsTemporaryAndTheSessionGoesOn() throws IOException {
        assertThat(deliver(MESSAGE, "broken@alpha.test", "alice@alpha.test"))
                .contains(
                        "451 4.3.0 Temporary server problem, please try again later",
                        "250 2.0.0 <alice@alpha.test> saved");
    }

    @Test
    void refusesWhatIsTooBigAfterReadingItAll() throws IOException {
        assertThat(
                        deliver(
                                "x".repeat(70).concat("\r\n").repeat(16_000),
                                "alice@alpha.test",
                                "alice@alpha.test"))
                .endsWith(
                        "552 5.3.4 Message is too big",
                        "552 5.3.4 Message is too big",
                        "221 2.0.0 Bye");
        assertThat(
                        session(
                                "LHLO x\r\nMAIL FROM:<> SIZE=99999999999999999999\r\nMAIL FROM:<> FOO=1\r\nQUIT\r\n"))
                .contains("552 5.3.4 Message is too big", "555 5.5.4 Parameter not recognized");
    }

    @Test
    void aMessageCutOffIsNotStored() throws IOException {
        session(
                "LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<alice@alpha.test>\r\nDATA\r\nSubject: half\r\n");
        FolderStore folders = context.getBean(FolderStore.class);
        long id = folders.require(alice, FolderName.INBOX).id();
        assertThat(context.getBean(SnapshotStore.class).current(id).size()).isZero();
    }
}
