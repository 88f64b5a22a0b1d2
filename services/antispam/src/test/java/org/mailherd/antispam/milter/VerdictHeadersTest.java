package org.mailherd.antispam.milter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.milter.HeaderChanges.Addition;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;

class VerdictHeadersTest {

    private final Scans scans = new Scans();

    @Test
    void honestMailGetsScoreAndResultsButNoFlag() {
        List<Addition> add = scans.judge(Scans.CLEAN).changes().add();
        assertThat(add)
                .extracting(Addition::name)
                .containsExactly(
                        "X-Spamd-Bar", "X-Spam-Score", "X-Spam-Status", "Authentication-Results");
        assertThat(add.getLast().value())
                .isEqualTo(
                        "mail.mailherd.test; spf=pass smtp.mailfrom=carol@outside.test; dkim=none; dmarc=none header.from=outside.test");
    }

    @Test
    void junkIsFlagged() {
        ScanOutcome.Judged judged =
                scans.judge(Scans.CLEAN, Scans.envelope("192.0.2.77", "carol@outside.test"));
        assertThat(judged.changes().add()).contains(new Addition("X-Spam-Flag", "YES"));
    }

    @Test
    void whatASenderWroteInOurPlaceGoes() {
        String forged =
                "Authentication-Results: (x) MAIL.mailherd.test; spf=pass\r\nX-Spam-Flag: NO\r\nX-Spam-Status: No\r\n";
        assertThat(scans.judge(forged + Scans.CLEAN).changes().remove())
                .containsExactly("X-Spam-Flag", "X-Spam-Status", "Authentication-Results");
    }

    @Test
    void resultsOfOthersStay() {
        String other = "Authentication-Results: mx.outside.test; spf=pass\r\n";
        assertThat(scans.judge(other + Scans.CLEAN).changes().remove()).isEmpty();
    }

    @Test
    void strangersTextCannotForgeAResult() {
        ScanOutcome.Judged judged =
                scans.judge(
                        Scans.CLEAN,
                        Scans.envelope("192.0.2.77", "a; dkim=pass\r\nX: \"@outside.test"));
        String value = judged.changes().add().getLast().value();
        assertThat(value)
                .doesNotContain("\r", "\n")
                .contains("smtp.mailfrom=\"a; dkim=pass??X: \\\"@outside.test\"");
    }
}
