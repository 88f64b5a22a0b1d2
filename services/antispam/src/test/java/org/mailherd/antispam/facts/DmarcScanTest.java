package org.mailherd.antispam.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.facts.DmarcSettings.Enforcement;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.mailauth.dmarc.DmarcMethod;

class DmarcScanTest {
    private static final String FORGED = Scans.CLEAN.replace("carol@outside.test", "ceo@bank.test");

    private final Scans scans = new Scans();

    private ScanOutcome.Judged judge(String message) {
        return scans.judge(message, Scans.envelope("192.0.2.1", "carol@outside.test"));
    }

    private static List<String> symbols(ScanOutcome.Judged judged) {
        return judged.verdict().hits().stream().map(hit -> hit.symbol().name()).toList();
    }

    private static String results(ScanOutcome.Judged judged) {
        return judged.changes().add().stream()
                .filter(field -> field.name().equals("Authentication-Results"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void anAlignedSenderIsProven() {
        scans.dns.txt("_dmarc.outside.test", "v=DMARC1; p=reject");
        ScanOutcome.Judged judged = judge(Scans.CLEAN);
        assertThat(symbols(judged)).contains("DMARC_POLICY_ALLOW");
        assertThat(results(judged))
                .endsWith("dmarc=pass (p=reject dis=none) header.from=outside.test");
    }

    @Test
    void aDomainWithoutARecordHasNoOpinion() {
        ScanOutcome.Judged judged = judge(Scans.CLEAN);
        assertThat(symbols(judged)).contains("DMARC_NA", "ARC_NA");
        assertThat(results(judged)).endsWith("dmarc=none header.from=outside.test");
    }

    @ParameterizedTest
    @CsvSource({
        "p=reject,           DMARC_POLICY_REJECT",
        "p=quarantine,       DMARC_POLICY_QUARANTINE",
        "p=none,             DMARC_POLICY_SOFTFAIL",
        "p=reject; t=y,      DMARC_POLICY_QUARANTINE",
        "p=all,              DMARC_BAD_POLICY"
    })
    void aForgedAuthorMeetsItsDomainsPolicy(String tags, String symbol) {
        scans.dns.txt("_dmarc.bank.test", "v=DMARC1; " + tags);
        assertThat(symbols(judge(FORGED))).contains(symbol);
    }

    @Test
    void aDnsThatDoesNotAnswerFailsNobody() {
        scans.dns.failing("_dmarc.bank.test");
        assertThat(symbols(judge(FORGED))).contains("DMARC_DNSFAIL");
    }

    @Test
    void theOperatorMayRefuseWhatFails() {
        scans.dns
                .txt("_dmarc.bank.test", "v=DMARC1; p=reject")
                .txt("_dmarc.shop.test", "v=DMARC1; p=quarantine");
        scans.dmarc(
                new DmarcSettings(
                        DmarcMethod.TREE_WALK,
                        Enforcement.REJECT,
                        Enforcement.ADD_HEADER,
                        List.of()));
        assertThat(judge(FORGED).verdict().action()).isEqualTo(Action.REJECT);
        assertThat(judge(FORGED.replace("bank.test", "shop.test")).verdict().action())
                .isEqualTo(Action.ADD_HEADER);
    }

    @Test
    void multipleFromAttackIsJudgedByEveryAuthor() {
        scans.dns
                .txt("_dmarc.bank.test", "v=DMARC1; p=reject")
                .txt("_dmarc.outside.test", "v=DMARC1; p=none");
        String second = "From: ceo@bank.test\r\n" + Scans.CLEAN;
        assertThat(symbols(judge(second))).contains("DMARC_POLICY_REJECT");
        String list =
                Scans.CLEAN.replace("<carol@outside.test>", "<carol@outside.test>, x@bank.test");
        assertThat(symbols(judge(list))).contains("DMARC_POLICY_REJECT");
        String late = Scans.CLEAN.replace("From: Carol", "From: " + "\"" + "x".repeat(5000) + "\"");
        assertThat(symbols(judge(late))).doesNotContain("DMARC_POLICY_ALLOW");
    }

    @Test
    void aForwardingHostsMailCannotFail() {
        scans.dns.txt("_dmarc.bank.test", "v=DMARC1; p=reject");
        Envelope envelope = Scans.envelope("127.0.0.1", "carol@outside.test");
        assertThat(symbols(scans.judge(FORGED, envelope))).contains("DMARC_NA");
    }

    @Test
    void aNullReversePathIsProvenByHelo() {
        scans.dns.txt("_dmarc.outside.test", "v=DMARC1; p=reject");
        scans.dns.txt("mx.outside.test", "v=spf1 a:mx.outside.test -all");
        Envelope envelope = Scans.envelope("192.0.2.1", "");
        assertThat(symbols(scans.judge(Scans.CLEAN, envelope))).contains("DMARC_POLICY_ALLOW");
    }
}
