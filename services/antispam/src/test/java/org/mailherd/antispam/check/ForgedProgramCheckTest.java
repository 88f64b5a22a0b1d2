package org.mailherd.antispam.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.scan.Scans;

class ForgedProgramCheckTest {

    private static final String OUTLOOK = "X-Mailer: Microsoft Outlook Express 6.00.2900.2869\r\n";

    private final Scans scans = new Scans();

    @Test
    void whoCopiesOutlooksNameMissesItsHabits() {
        assertThat(symbols(OUTLOOK + "X-MSMail-Priority: Normal\r\n", "<1@outside.test>"))
                .contains("FORGED_MUA_OUTLOOK", "MISSING_MIMEOLE");
    }

    @Test
    void outlookItselfHasThem() {
        assertThat(
                        symbols(
                                OUTLOOK
                                        + "X-MSMail-Priority: Normal\r\n"
                                        + "X-MimeOLE: Produced By Microsoft MimeOLE"
                                        + " V6.00.2900.2869\r\n",
                                "<000a01c6a3b0$5e4c1f20$0201a8c0@desktop>"))
                .doesNotContain("FORGED_MUA_OUTLOOK", "MISSING_MIMEOLE");
        assertThat(symbols(OUTLOOK, "<BAY104-DAV1200@phx.gbl>"))
                .doesNotContain("FORGED_MUA_OUTLOOK");
    }

    @Test
    void laterOutlooksWriteThePriorityAlone() {
        assertThat(
                        symbols(
                                "X-Mailer: Microsoft Outlook 16.0\r\nX-MSMail-Priority: Normal\r\n",
                                "<1@outside.test>"))
                .doesNotContain("MISSING_MIMEOLE");
    }

    @Test
    void whatAnotherFilterMarkedCounts() {
        assertThat(symbols("X-Spam-Flag: YES\r\n", "<1@outside.test>")).contains("SPAM_FLAG");
        assertThat(symbols("X-Spam-Status: No, score=-1\r\n", "<1@outside.test>"))
                .doesNotContain("SPAM_FLAG");
    }

    private List<String> symbols(String fields, String id) {
        return Scans.symbols(scans.judge(fields + Scans.CLEAN.replace("<1@outside.test>", id)));
    }
}
