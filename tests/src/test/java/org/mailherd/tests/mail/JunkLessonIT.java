package org.mailherd.tests.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.client.ImapClient;
import org.mailherd.tests.client.Mailbox;
import org.mailherd.tests.stack.Demo;

/** What people move into Junk and out of it is what the filter learns. */
class JunkLessonIT {

    private static final byte[] LETTER =
            """
            From: <shop@outside.test>
            To: <alice@alpha.test>
            Subject: watches and pills
            Date: Sun, 22 Nov 2026 05:00:00 +0000
            Message-ID: <junk-1@outside.test>

            Cheap watches and pills for you, buy them now at our shop with a great discount.
            The offer ends today, order your watches and save money fast.
            """
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    /** A message must not lie still for half a minute before it is a lesson. */
    private static final Map<String, String> AT_ONCE =
            Map.of("MAILHERD_JUNK_QUIET", "0s", "MAILHERD_JUNK_INTERVAL", "200ms");

    @TempDir Path data;

    @Test
    void movingAMessageIntoJunkTeachesSpamAndMovingItBackHam() throws Exception {
        try (Demo demo = Demo.start(data, Demo.freeOffset(), AT_ONCE);
                ImapClient alice = new Mailbox(demo, DemoAccounts.ALICE).open()) {
            assertThat(learnt(demo)).isEqualTo(new Learnt(0, 0));
            alice.append("INBOX", LETTER);
            move(alice, "INBOX", "Junk");
            awaitLearnt(demo, new Learnt(1, 0));
            move(alice, "Junk", "INBOX");
            awaitLearnt(demo, new Learnt(0, 1));
        }
    }

    private static void move(ImapClient client, String from, String to) throws IOException {
        int last = client.select(from);
        client.command("MOVE " + last + " " + to);
    }

    private static void awaitLearnt(Demo demo, Learnt expected) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(learnt(demo)).isEqualTo(expected));
    }

    /** As antispam's {@code /stat} tells it. */
    private static Learnt learnt(Demo demo) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + demo.port(DemoPort.ANTISPAM) + "/stat");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String stat =
                    client.send(
                                    HttpRequest.newBuilder(address).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            return new Learnt(messages(stat, "BAYES_SPAM"), messages(stat, "BAYES_HAM"));
        }
    }

    private static int messages(String stat, String symbol) throws IOException {
        Matcher found =
                Pattern.compile("\"revision\":(\\d+)[^}]*\"symbol\":\"" + symbol + "\"")
                        .matcher(stat);
        if (!found.find()) {
            throw new IOException("no " + symbol + " in " + stat);
        }
        return Integer.parseInt(found.group(1));
    }

    /** Messages that the filter has learnt. */
    private record Learnt(int spam, int ham) {}
}
