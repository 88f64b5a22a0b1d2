package org.mailherd.smtp.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsListTest {
    @ParameterizedTest
    @CsvSource({
        "zen.test=127.0.0.[2..11]*3, 127.0.0.2, true",
        "zen.test=127.0.0.[2..11]*3, 127.0.0.11, true",
        "zen.test=127.0.0.[2..11]*3, 127.0.0.12, false",
        "zen.test=127.0.0.[2..11]*3, 127.255.255.254, false",
        "zen.test=127.0.0.[2;4;10..12], 127.0.0.4, true",
        "zen.test=127.0.0.[2;4;10..12], 127.0.0.5, false",
        "list.test=127.0.[0..255].3*-8, 127.0.15.3, true",
        "list.test*-8, 127.0.15.3, true",
        "list.test, 192.0.2.1, false"
    })
    void anAnswerCountsIfTheFilterSaysSo(String entry, String answer, boolean counts) {
        assertThat(
                        DnsList.parse(entry)
                                .filter()
                                .matches((Inet4Address) InetAddress.ofLiteral(answer)))
                .isEqualTo(counts);
    }

    @Test
    void readsSeveralEntriesAndTheirWeights() {
        assertThat(DnsList.parseAll(List.of("a.test*2, b.test=127.0.0.2*-4 c.test", "")))
                .extracting(DnsList::weight)
                .containsExactly(2, -4, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.test=127.0.0",
                "a.test=127.0.0.[2",
                "a.test=127.0.0.[9..2]",
                "a.test=127.0.0.256",
                "a.test*x",
                "=127.0.0.1",
                "a.test=127.0.0.1.5",
                "a.test=127.0.0.",
                "a test*"
            })
    void saysWhatIsNoEntry(String entry) {
        assertThatThrownBy(() -> DnsList.parse(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void anyTextIsAnEntryOrRefused(
            @ForAll @StringLength(max = 12) @CharRange(from = '.', to = ']') String filter) {
        try {
            assertThat(DnsList.parse("a.test=" + filter).filter().octets()).hasSize(4);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("'");
        }
    }

    @Test
    void addressesAreAskedForBackwards() {
        assertThat(DnsList.reversed(InetAddress.ofLiteral("192.0.2.99"))).isEqualTo("99.2.0.192.");
        assertThat(DnsList.reversed(InetAddress.ofLiteral("2001:db8::1")))
                .isEqualTo("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.");
    }

    @Test
    void aCustomersKeyIsNotShownToStrangers() {
        assertThat(DnsList.parse("abcdefghij0123456789abcdef.zen.dq.test*8").publicName())
                .isEqualTo("zen.dq.test");
    }
}
