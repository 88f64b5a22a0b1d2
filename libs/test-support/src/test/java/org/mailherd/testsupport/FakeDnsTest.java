package org.mailherd.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

class FakeDnsTest {

    @Test
    void answersWhatItWasToldOverUdp() throws IOException {
        try (FakeDns dns = FakeDns.start().add("outside.test. IN MX 10 mx.outside.test.")) {
            Message answer = ask(dns, "outside.test.", Type.MX, false);
            assertThat(answer.getSection(Section.ANSWER).getFirst().rdataToString())
                    .isEqualTo("10 mx.outside.test.");
            assertThat(dns.questions()).containsExactly("outside.test. MX");
        }
    }

    @Test
    void aLongAnswerComesOverTcp() throws IOException {
        String text = "x".repeat(250);
        try (FakeDns dns = FakeDns.start()) {
            dns.add("long.test. IN TXT " + ("\"" + text + "\" ").repeat(20));
            Message answer = ask(dns, "long.test.", Type.TXT, false);
            assertThat(answer.getSection(Section.ANSWER).getFirst().rdataToString().length())
                    .isGreaterThan(5_000);
        }
    }

    @Test
    void followsAnAliasAndTellsWhatIsNot() throws IOException {
        try (FakeDns dns =
                FakeDns.start().add("www.a.test. IN CNAME a.test.").add("a.test. IN A 127.0.0.9")) {
            assertThat(ask(dns, "www.a.test.", Type.A, false).getSection(Section.ANSWER))
                    .hasSize(2);
            assertThat(ask(dns, "a.test.", Type.MX, true).getRcode()).isEqualTo(Rcode.NOERROR);
            assertThat(ask(dns, "b.test.", Type.MX, true).getRcode()).isEqualTo(Rcode.NXDOMAIN);
            assertThat(ask(dns.failing("c.test."), "c.test.", Type.A, true).getRcode())
                    .isEqualTo(Rcode.SERVFAIL);
        }
    }

    private static Message ask(FakeDns dns, String name, int type, boolean tcp) throws IOException {
        SimpleResolver resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(dns.port());
        resolver.setTCP(tcp);
        resolver.setTimeout(Duration.ofSeconds(5));
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name), type, 1)));
    }
}
