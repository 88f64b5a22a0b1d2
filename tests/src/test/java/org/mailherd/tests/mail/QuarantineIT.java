package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.AdminApi;
import org.mailherd.tests.client.ImapClient;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.client.Messages;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.tests.stack.Demo;
import org.mailherd.testsupport.FakeDns;

/** Recipients who want different things of one message, and what becomes of refused mail. */
class QuarantineIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ALICE = DemoAccounts.ALICE;
    private static final String BOB = DemoAccounts.BOB;
    private static final String GTUBE =
            "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";

    private static final String DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));

    @TempDir static Path data;
    private static FakeDns dns;
    private static Demo demo;
    private static AdminApi api;

    @BeforeAll
    static void start() throws IOException {
        dns = FakeDns.start();
        demo = Demo.start(data, "--resolver", dns.address());
        api = new AdminApi(demo);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        demo.close();
        dns.close();
    }

    @Test
    void whatWasRefusedWaitsInTheQuarantineAndAReleaseDeliversItOnce() throws Exception {
        String sender = "seller@outside.test";
        assertThat(send(sender, mail(sender, "gtube-1", GTUBE), ALICE)).startsWith("554 5.7.1");
        String id = kept("gtube-1", ALICE);
        String release = "{\"items\":[\"" + id + "\"],\"attr\":{\"action\":\"release\"}}";
        assertThat(api.post("edit/qitem", release)).contains("item_released");
        byte[] stored = new Mailbox(demo, ALICE).awaitMessage("gtube-1");
        assertThat(Messages.endsWith(stored, mail(sender, "gtube-1", GTUBE))).isTrue();
        assertThat(api.post("edit/qitem", release)).contains("danger");
        assertThat(api.get("quarantine/all")).doesNotContain("gtube-1");
        assertThat(send(sender, mail(sender, "after-1", "Honest."), ALICE)).startsWith("250");
        new Mailbox(demo, ALICE).awaitMessage("after-1");
        assertThat(times(ALICE, "INBOX", "gtube-1")).isOne();
        assertThat(times(ALICE, "Junk", "gtube-1")).isZero();
    }

    @Test
    void oneGetsItAndTheOtherFindsItInTheQuarantine() throws Exception {
        String sender = "strict@outside.test";
        score(BOB, "0,0");
        try {
            awaitRefusal(sender, BOB, "untitled");
            assertThat(send(sender, mail(sender, "parted-1", "Both of you."), ALICE, BOB))
                    .startsWith("250");
            new Mailbox(demo, ALICE).awaitMessage("parted-1");
            String id = kept("parted-1", BOB);
            assertThat(times(BOB, "INBOX", "parted-1")).isZero();
            assertThat(
                            api.post(
                                    "edit/qitem",
                                    "{\"items\":[\""
                                            + id
                                            + "\"],\"attr\":{\"action\":\"release\"}}"))
                    .contains("item_released");
            new Mailbox(demo, BOB).awaitMessage("parted-1");
        } finally {
            score(BOB, "");
        }
        assertThat(times(ALICE, "INBOX", "parted-1")).isOne();
        assertThat(times(BOB, "INBOX", "parted-1")).isOne();
    }

    /** A denied sender is refused when alone, else filed as junk, and never kept. */
    @Test
    void oneAllowsTheSenderAndTheOtherDeniesIt() throws Exception {
        String sender = "dave@divided.test";
        listed(BOB, "bl", sender);
        listed(ALICE, "wl", sender);
        awaitRefusal(sender, BOB, "denied");
        assertThat(send(sender, mail(sender, "divided-1", "Both of you."), ALICE, BOB))
                .startsWith("250");
        assertThat(
                        new String(
                                new Mailbox(demo, ALICE).awaitMessage("divided-1"),
                                StandardCharsets.UTF_8))
                .doesNotContain("X-Spam-Flag: YES");
        await().atMost(PATIENCE).until(() -> times(BOB, "Junk", "divided-1") == 1);
        assertThat(times(BOB, "INBOX", "divided-1")).isZero();
        assertThat(times(ALICE, "INBOX", "divided-1")).isOne();
        assertThat(api.get("quarantine/all")).doesNotContain(sender);
    }

    /** Policies count a little after they were set; until then the mail passes. */
    private static void awaitRefusal(String sender, String recipient, String id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        send(sender, mail(sender, id, "Hello."), recipient)
                                .startsWith("554 5.7.1"));
    }

    private static void score(String mailbox, String scores) throws Exception {
        assertThat(
                        api.post(
                                "edit/spam-score",
                                "{\"items\":[\""
                                        + mailbox
                                        + "\"],\"attr\":{\"spam_score\":\""
                                        + scores
                                        + "\"}}"))
                .contains("mailbox_modified");
    }

    private static void listed(String mailbox, String list, String sender) throws Exception {
        assertThat(
                        api.post(
                                "add/mailbox-policy",
                                "{\"username\":\"%s\",\"object_list\":\"%s\",\"object_from\":\"%s\",\"unproven\":\"1\"}"
                                        .formatted(mailbox, list, sender)))
                .contains("mailbox_modified");
    }

    /** The id of what is kept for the mailbox, and nothing else of that subject. */
    private static String kept(String subject, String mailbox) throws Exception {
        String all = api.get("quarantine/all");
        List<String> items =
                Pattern.compile("\\{[^{}]*\"subject\":\"message " + subject + "\"[^{}]*")
                        .matcher(all)
                        .results()
                        .map(found -> found.group())
                        .toList();
        assertThat(items).as(all).hasSize(1);
        assertThat(items.getFirst()).contains("\"rcpt\":\"" + mailbox + "\"");
        Matcher id = Pattern.compile("\"id\":\"?(\\d+)").matcher(items.getFirst());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    /** Without a Message-ID, so that it has a score above zero. */
    private static byte[] mail(String sender, String id, String text) {
        return "From: <%s>\r\nTo: <%s>\r\nDate: %s\r\nSubject: message %s\r\n\r\n%s\r\n"
                .formatted(sender, DemoAccounts.INFO, DATE, id, text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String send(String sender, byte[] content, String... recipients)
            throws IOException {
        try (SmtpClient client = SmtpClient.connect(demo.port(DemoPort.SMTP))) {
            assertThat(client.command("MAIL FROM:<" + sender + ">")).startsWith("250");
            for (String recipient : recipients) {
                assertThat(client.command("RCPT TO:<" + recipient + ">")).startsWith("250");
            }
            assertThat(client.command("DATA")).startsWith("354");
            return client.command(new String(content, StandardCharsets.UTF_8) + ".");
        }
    }

    private static long times(String mailbox, String folder, String id) throws IOException {
        try (ImapClient client = new Mailbox(demo, mailbox).open()) {
            List<String> subjects =
                    client.select(folder) == 0 ? List.of() : client.headers("Subject");
            return subjects.stream().filter(one -> one.endsWith("message " + id)).count();
        }
    }
}
