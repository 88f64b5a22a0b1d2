package org.mailherd.antispam.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.facts.ClientName;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.mailauth.header.HeaderBlock;

class ReceivedTrailTest {

    private static final String INSIDE =
            "from gw.alpha.test (gw.alpha.test [10.0.0.2]) by mail.alpha.test (Postfix) with ESMTP id 1; Wed, 4 Mar 2026 11:59:00 +0000";
    private static final String LINE =
            "from friend (dyn-203-0-113-9.cable.example.net [203.0.113.9]) by gw.alpha.test (Postfix) with ESMTP id 2; Wed, 4 Mar 2026 11:58:00 +0000";

    private final Scans scans = new Scans();

    @Test
    void walksOverTheHousesOwnServersToItsBorder() {
        assertThat(border(INSIDE, LINE))
                .contains(
                        new Handover(
                                InetAddress.ofLiteral("203.0.113.9"),
                                "friend",
                                new ClientName.Confirmed("dyn-203-0-113-9.cable.example.net")));
    }

    @Test
    void whatStandsBelowTheBorderIsTheSendersInvention() {
        String honest =
                "from mx.outside.test (mx.outside.test [192.0.2.1]) by gw.alpha.test (Postfix) with ESMTP id 3";
        assertThat(border(honest, LINE).map(Handover::helo)).contains("mx.outside.test");
    }

    @Test
    void readsWhatEachProgramWritesAboutTheName() {
        assertThat(name("from a.test (unknown [203.0.113.9]) by b.test (Postfix) with ESMTP id 1"))
                .isInstanceOf(ClientName.Missing.class);
        assertThat(name("from a.test ([203.0.113.9]) by b.test (8.14.3/8.14.3) with ESMTP id 1"))
                .isInstanceOf(ClientName.Missing.class);
        assertThat(
                        name(
                                "from a.test (b.test [203.0.113.9] (may be forged)) by c.test with ESMTP id 1"))
                .isEqualTo(new ClientName.Unconfirmed("b.test"));
        assertThat(name("from [203.0.113.9] (helo=a.test) by b.test with smtp (Exim 4.96)"))
                .isInstanceOf(ClientName.Missing.class);
        assertThat(name("from a.test ([203.0.113.9]) by b.test with esmtps (Exim 4.96)"))
                .isEqualTo(new ClientName.Confirmed("a.test"));
        assertThat(name("from unknown (HELO a.test) (203.0.113.9) by b.test with SMTP"))
                .isInstanceOf(ClientName.Missing.class);
        assertThat(name("from a.test ([203.0.113.9]) by b.test with Microsoft SMTPSVC(6.0)"))
                .isInstanceOf(ClientName.Unknown.class);
    }

    @Test
    void whoLoggedInOrFetchedTheMailIsNoStranger() {
        assertThat(
                        border(
                                "from laptop (dyn.example.net [203.0.113.9]) by mail.alpha.test with ESMTPSA id 1",
                                LINE))
                .isEmpty();
        assertThat(
                        border(
                                        "from pop.alpha.test [203.0.113.7] by localhost with POP3 (fetchmail-6.3)",
                                        LINE)
                                .map(Handover::helo))
                .contains("friend");
    }

    @Test
    void theSendersOwnHopsAreNotLookedAtWhenTheClientIsKnown() {
        String letter = "Received: " + LINE + "\r\n" + Scans.CLEAN;
        assertThat(Scans.symbols(scans.judge(letter)))
                .doesNotContain("HFILTER_HOSTNAME_4", "HFILTER_HELO_NOT_FQDN");
    }

    @Test
    void ofMailThatAForwardingHostBroughtWhoGaveItToThatHostIsJudged() {
        String letter = "Received: " + LINE + "\r\n" + Scans.CLEAN;
        Envelope envelope = Scans.handedOn(Scans.envelope("198.51.100.1", "carol@outside.test"));
        assertThat(Scans.symbols(scans.judge(letter, envelope)))
                .contains("HFILTER_HOSTNAME_4", "HFILTER_HELO_NOT_FQDN");
    }

    @Test
    void aMailServerWithANumberedNameIsNoAccessLine() {
        String letter =
                "Received: from mail.example.net (static-203-0-113-9.dsl.example.net [203.0.113.9]) by gw.alpha.test (Postfix) with ESMTP id 1\r\n"
                        + Scans.CLEAN;
        Envelope envelope = Scans.handedOn(Scans.envelope("198.51.100.1", "carol@outside.test"));
        assertThat(Scans.symbols(scans.judge(letter, envelope)))
                .doesNotContain("HFILTER_HOSTNAME_4", "HFILTER_HOSTNAME_2");
    }

    private static ClientName name(String received) {
        return border(received).orElseThrow().name();
    }

    private static Optional<Handover> border(String... received) {
        String header =
                "Received: " + String.join("\r\nReceived: ", List.of(received)) + "\r\n\r\n";
        return ReceivedTrail.border(
                HeaderBlock.parse(header.getBytes(StandardCharsets.ISO_8859_1)), Optional.empty());
    }
}
