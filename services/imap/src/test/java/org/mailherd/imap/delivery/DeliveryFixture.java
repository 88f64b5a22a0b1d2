package org.mailherd.imap.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;
import org.mailherd.imap.managesieve.SieveClient;
import org.mailherd.testsupport.MailSink;

/** PUTSCRIPT, SETACTIVE, a delivery by LMTP, a look by IMAP; with the real service. */
abstract class DeliveryFixture {
    static final List<String> SENT = new CopyOnWriteArrayList<>();
    static TestImap service;
    static MailSink sink;

    String user;

    @BeforeAll
    static void start() throws IOException {
        sink = MailSink.start(octets -> SENT.add(new String(octets, StandardCharsets.UTF_8)));
        service =
                TestImap.start(
                        Map.of(
                                "mailherd.delivery.smtp",
                                "127.0.0.1:" + sink.port(),
                                "mailherd.delivery.smtp-timeout",
                                "5s"));
    }

    @AfterAll
    static void stop() throws IOException {
        service.stop();
        sink.close();
    }

    @BeforeEach
    void mailbox() {
        user = service.newMailbox();
        SENT.clear();
    }

    void script(String script) throws IOException {
        try (SieveClient client = SieveClient.login(service, user)) {
            client.activate("main", script);
        }
    }

    List<String> deliver(String message) throws IOException {
        return LmtpClient.deliver(service, "bob@beta.test", message, user);
    }

    static String mail(String subject) {
        return "From: Bob <bob@beta.test>\nTo: x@alpha.test\nSubject: "
                + subject
                + "\nMessage-ID: <"
                + subject.hashCode()
                + "@beta.test>\n\nHello.\n";
    }

    static String to(String user, String subject) {
        return mail(subject).replace("x@alpha.test", user);
    }

    int count(String folder) throws IOException {
        try (ImapClient client = ImapClient.login(service, user)) {
            String status = client.ok("STATUS \"" + folder + "\" (MESSAGES)").getFirst();
            return Integer.parseInt(status.replaceAll(".*MESSAGES (\\d+).*", "$1"));
        }
    }

    String fetch(String folder, String what) throws IOException {
        try (ImapClient client = ImapClient.login(service, user)) {
            client.ok("SELECT \"" + folder + "\"");
            return String.join("\n", client.ok("FETCH 1:* " + what));
        }
    }
}
