package org.mailherd.smtp.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.SmtpReply;

class CheckAnswerTest {
    @Test
    void takesHeadersAndSignaturesAsRspamdSendsThem() {
        ScanVerdict verdict =
                verdict(
                        """
                        {"action":"no action","score":1.5,"dkim-signature":["v=1; a=x;\\r\\n b=1","v=1; b=2"],
                         "milter":{"add_headers":{"X-Spamd-Bar":"+","X-One":{"value":"1","order":0},
                         "X-Two":[{"value":"a"},{"value":"b"}]},"remove_headers":{"X-Old":0}}}\
                        """);
        assertThat(verdict).isInstanceOf(ScanVerdict.Accept.class);
        ScanVerdict.Accept accept = (ScanVerdict.Accept) verdict;
        assertThat(accept.added())
                .containsExactly(
                        "DKIM-Signature: v=1; a=x;\r\n\tb=1",
                        "DKIM-Signature: v=1; b=2",
                        "X-Spamd-Bar: +",
                        "X-One: 1",
                        "X-Two: a",
                        "X-Two: b");
        assertThat(accept.removes("x-old")).isTrue();
        assertThat(accept.removes("Subject")).isFalse();
    }

    @Test
    void spamIsMarkedForTheJunkFolder() {
        ScanVerdict.Accept accept = (ScanVerdict.Accept) verdict("{\"action\":\"add header\"}");
        assertThat(accept.headerLines()).isEqualTo("X-Spam-Flag: YES\r\n");
        assertThat(accept.removes("X-Spam-Flag")).isTrue();
    }

    @Test
    void mapsRefusals() {
        assertThat(reply("{\"action\":\"reject\"}").toString()).startsWith("554 5.7.1");
        assertThat(reply("{\"action\":\"greylist\"}").toString()).startsWith("451 4.7.1");
        assertThat(
                        reply(
                                        "{\"action\":\"soft reject\",\"messages\":{\"smtp_message\":\"Slow down\"}}")
                                .toString())
                .isEqualTo("451 4.7.1 Slow down");
    }

    /** Threat 5: a value must not become a header field of its own. */
    @Test
    void aValueCannotForgeAField() {
        ScanVerdict.Accept accept =
                (ScanVerdict.Accept)
                        verdict(
                                "{\"action\":\"no action\",\"milter\":{\"add_headers\":{\"X-A\":\"b\\r\\nX-Forged: c\\n\\nbody\"}}}");
        assertThat(accept.headerLines()).isEqualTo("X-A: b X-Forged: c body\r\n");
        assertThatThrownBy(() ->
                        verdict(
                                "{\"action\":\"no action\",\"milter\":{\"add_headers\":{\"X: y\\r\\nZ\":\"b\"}}}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsRefusedKeepsItsScoreForTheJourney() {
        ScanVerdict verdict =
                verdict(
                        "{\"action\":\"reject\",\"score\":17.5,\"symbols\":{\"A\":{\"score\":2},"
                                + "\"B\":{\"metric_score\":15.5},\"C\":{\"metric_score\":-1}}}");
        assertThat(((ScanVerdict.Refuse) verdict).why()).isEqualTo("score 17.50 B(15.50) A(2.00)");
        assertThat(((ScanVerdict.Refuse) verdict("{\"action\":\"reject\"}")).why()).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsAFault() {
        assertThatThrownBy(() -> verdict("{}")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> verdict("<html>")).isInstanceOf(RuntimeException.class);
    }

    private static SmtpReply reply(String json) {
        return ((ScanVerdict.Refuse) verdict(json)).reply();
    }

    private static ScanVerdict verdict(String json) {
        return CheckAnswer.read(json.getBytes(StandardCharsets.UTF_8), CheckAnswer.Leniency.NONE)
                .verdict();
    }
}
