package org.mailherd.antispam.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.scan.Mails;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.mailauth.dns.InMemoryDns;

class ListInquiryTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz";
    private static final Envelope STRANGER = Scans.envelope("192.0.2.77", "eve@evil.test");

    private static final BlocklistProperties SPAMHAUS =
            new BlocklistProperties(List.of(), List.of(), KEY, 60, "");

    private final Scans scans = new Scans();
    private final InMemoryDns dns = new InMemoryDns();

    @Test
    void clientsAreLookedUpBackwards() {
        dns.address("77.2.0.192.bl.test", "127.0.0.4");
        assertThat(symbols("RBL_A bl.test 4", "RBL_B bl.test=127.0.0.[2;3] 2"))
                .containsExactly("RBL_A");
        assertThat(Subjects.reversed(InetAddress.ofLiteral("2001:db8::1")))
                .isEqualTo("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2");
    }

    @Test
    void domainsOfLinksAndSendersAreLookedUp() {
        dns.address("spam.test.dbl.test", "127.0.1.2");
        BlocklistProperties settings =
                new BlocklistProperties(List.of(), List.of("URIBL_X dbl.test 5"), "", 60, "");
        assertThat(
                        symbols(
                                settings,
                                Mails.text("Look: http://www.spam.test/x and http://192.0.2.1/")))
                .containsExactly("URIBL_X");
        assertThat(symbols(settings, Scans.CLEAN)).isEmpty();
    }

    @Test
    void spamhausIsAskedWithItsKeyOnly() {
        dns.address("77.2.0.192." + KEY + ".zen.dq.spamhaus.net", "127.0.0.2");
        assertThat(symbols(new BlocklistProperties(List.of(), List.of(), KEY, 60, ""), Scans.CLEAN))
                .containsExactly("RBL_SPAMHAUS_SBL");
        assertThat(symbols(new BlocklistProperties(List.of(), List.of(), "", 60, ""), Scans.CLEAN))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.2,  RBL_SPAMHAUS_SBL",
        "127.0.0.3,  RBL_SPAMHAUS_CSS",
        "127.0.0.4,  RBL_SPAMHAUS_XBL",
        "127.0.0.7,  RBL_SPAMHAUS_XBL",
        "127.0.0.9,  RBL_SPAMHAUS_DROP",
        "127.0.0.10, RBL_SPAMHAUS_PBL",
        "127.0.0.11, RBL_SPAMHAUS_PBL",
        "127.0.0.8,  ",
        "127.0.1.2,  "
    })
    void spamhausAnswerTellsWhatTheClientIs(String answer, String symbol) {
        dns.address("77.2.0.192." + KEY + ".zen.dq.spamhaus.net", answer);
        assertThat(symbols(SPAMHAUS, Scans.CLEAN))
                .isEqualTo(symbol == null ? List.of() : List.of(symbol));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.1.2,   DBL_SPAM",
        "127.0.1.4,   DBL_PHISH",
        "127.0.1.5,   DBL_MALWARE",
        "127.0.1.6,   DBL_BOTNET",
        "127.0.1.102, DBL_ABUSE",
        "127.0.1.106, DBL_ABUSE",
        "127.0.1.255, ",
        "127.0.0.2,   "
    })
    void spamhausAnswerTellsWhatADomainIs(String answer, String symbol) {
        dns.address("spam.test." + KEY + ".dbl.dq.spamhaus.net", answer);
        assertThat(symbols(SPAMHAUS, Mails.text("Look: http://www.spam.test/x")))
                .isEqualTo(symbol == null ? List.of() : List.of(symbol));
    }

    @Test
    void listThatRefusesUsIsSwitchedOff() {
        dns.address("77.2.0.192.bl.test", "127.255.255.254");
        ListInquiry inquiry =
                inquiry(new BlocklistProperties(List.of("RBL_A bl.test 4"), List.of(), "", 60, ""));
        assertThat(symbols(inquiry, Scans.CLEAN)).isEmpty();
        int questions = dns.questions();
        assertThat(symbols(inquiry, Scans.CLEAN)).isEmpty();
        assertThat(dns.questions()).isEqualTo(questions);
    }

    /** RFC 5782 5: 127.0.0.1 is on no list that works. */
    @Test
    void listThatKnowsEverybodyIsSwitchedOff() {
        dns.address("77.2.0.192.bl.test", "127.0.0.2").address("1.0.0.127.bl.test", "127.0.0.2");
        assertThat(symbols("RBL_A bl.test 4")).isEmpty();
    }

    @Test
    void answersFromElsewhereAreNoListings() {
        dns.address("77.2.0.192.bl.test", "203.0.113.9");
        assertThat(symbols("RBL_A bl.test 4")).isEmpty();
    }

    @Test
    void answersAreRemembered() {
        dns.address("77.2.0.192.bl.test", "127.0.0.2");
        ListInquiry inquiry =
                inquiry(new BlocklistProperties(List.of("RBL_A bl.test 4"), List.of(), "", 60, ""));
        assertThat(symbols(inquiry, Scans.CLEAN)).containsExactly("RBL_A");
        int questions = dns.questions();
        assertThat(symbols(inquiry, Scans.CLEAN)).containsExactly("RBL_A");
        assertThat(dns.questions()).isEqualTo(questions);
    }

    @Test
    void questionsOfOneMessageAreBounded() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("http://d").append(i).append(".test/ ");
        }
        symbols(
                new BlocklistProperties(
                        List.of(), List.of("A_X a.test 1", "B_X b.test 1"), "", 10, ""),
                Mails.text(text.toString()));
        assertThat(dns.questions()).isLessThanOrEqualTo(10 + 2 * 10);
    }

    @Test
    void silentListCountsNothing() {
        dns.failing("77.2.0.192.bl.test");
        assertThat(symbols("RBL_A bl.test 4")).isEmpty();
    }

    @Test
    void badEntriesAreRefusedWithAnExample() {
        assertThatThrownBy(() -> Zone.parse("bl.test"))
                .hasMessageContaining("RBL_MINE bl.example.org");
        assertThatThrownBy(() -> Zone.parse("RBL_A bl.test=127.0.0.[9..2] 4"))
                .hasMessageContaining("bad octet");
    }

    private List<String> symbols(String... clients) {
        return symbols(
                new BlocklistProperties(List.of(clients), List.of(), "", 60, ""), Scans.CLEAN);
    }

    private List<String> symbols(BlocklistProperties settings, String message) {
        return symbols(inquiry(settings), message);
    }

    private ListInquiry inquiry(BlocklistProperties settings) {
        return new ListInquiry(
                () -> Lists.of(settings),
                dns,
                new ZoneHealth(dns, scans.clock),
                new AnswerCache(scans.clock));
    }

    private List<String> symbols(ListInquiry inquiry, String message) {
        return Scans.symbols(scans.inquiries(inquiry).judge(message, STRANGER)).stream()
                .filter(symbol ->
                        symbol.contains("BL_") || symbol.contains("RBL") || symbol.endsWith("_X"))
                .toList();
    }
}
