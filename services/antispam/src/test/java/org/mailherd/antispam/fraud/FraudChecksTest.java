package org.mailherd.antispam.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.scan.Scans;

class FraudChecksTest {

    private final Scans scans = new Scans();

    @Test
    void aFortuneThatWaitsForHelpIsFound() {
        assertThat(
                        symbols(
                                """
                                I am Barrister John Okoro from Lagos. My late client died in a plane
                                crash and left 10.5 million US dollars. As his next of kin you will be
                                the beneficiary; 30% for you. This is risk-free and strictly
                                confidential. I await your urgent response.
                                """))
                .contains("ADVANCE_FEE_6");
    }

    @Test
    void thePasswordOfAMailboxIsNotToBeWrittenIntoAnAnswer() {
        assertThat(
                        symbols(
                                """
                                Dear webmail user, your mailbox has exceeded its quota and will be
                                suspended. Confirm your account to the help desk below.
                                User name: ........
                                Password: ........
                                """))
                .contains("PHISHING_PASSWORD_ASKED", "PHISHING_MAILBOX_THREAT");
    }

    @Test
    void pillsAndTheirDisguisesAreFoundBesideWordsOfTrade() {
        assertThat(symbols("V1agra and Cia\u200blis from $1.20 a pill, 80% off"))
                .contains("DRUGS_ERECTILE");
    }

    @Test
    void anOnlinePharmacyIsAWordOfTrade() {
        assertThat(symbols("Viagra from our online pharmacy, discreetly packed"))
                .contains("DRUGS_ERECTILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your prescription for Valium is ready at the pharmacy in Mill Street; bring your"
                        + " card. Dr. Miller",
                "You can take the pills twice a day. Viagra must not be combined with your heart"
                        + " medicine.",
                "I am a specialist in cialisation and socialism; prices from $20.",
                "Your password expires in ten days. Change it in the portal, as always.",
                "My late father was a solicitor. The inheritance is 20,000 dollars; next of kin are"
                        + " we two.",
                "Your mailbox is nearly full. Delete what you no longer need.",
                "We move the mail servers on Saturday: webmail is down for maintenance from 10 to"
                        + " 12. The help desk is there for you.",
            })
    void whoOnlyNamesSuchThingsIsNot(String letter) {
        assertThat(symbols(letter))
                .doesNotContain(
                        "ADVANCE_FEE_4",
                        "ADVANCE_FEE_6",
                        "PHISHING_PASSWORD_ASKED",
                        "PHISHING_MAILBOX_THREAT",
                        "DRUGS_ERECTILE",
                        "BODY_ENHANCEMENT");
    }

    private List<String> symbols(String text) {
        String letter =
                Scans.CLEAN.replace(
                        "Message-ID",
                        "MIME-Version: 1.0\r\n"
                                + "Content-Type: text/plain; charset=utf-8\r\n"
                                + "Message-ID");
        return Scans.symbols(scans.judge(letter.replace("At noon?", text.replace("\n", "\r\n"))));
    }
}
