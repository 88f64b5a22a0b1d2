package org.mailherd.platform.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

    @Test
    void readsALineOfVersion1() throws Exception {
        assertThat(line("PROXY TCP4 192.0.2.7 198.51.100.1 56324 25\r\n"))
                .isEqualTo(new ProxyHeader.Proxied(at("192.0.2.7", 56324), at("198.51.100.1", 25)));
        assertThat(line("PROXY TCP6 2001:db8::7 2001:db8::1 56324 25\r\n"))
                .isEqualTo(
                        new ProxyHeader.Proxied(at("2001:db8::7", 56324), at("2001:db8::1", 25)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY UNKNOWN\r\n",
                "PROXY UNKNOWN ffff:f...f:ffff ffff:f...f:ffff 65535 65535\r\n"
            })
    void anUnknownClientIsTheProxyItself(String text) throws Exception {
        assertThat(line(text)).isEqualTo(new ProxyHeader.Local());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 25\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 65536\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 056 25\r\n",
                "PROXY TCP4 192.0.2.256 198.51.100.1 56324 25\r\n",
                "PROXY TCP4 192.0.2.07 198.51.100.1 56324 25\r\n",
                "PROXY TCP4 192.0.2 198.51.100.1 56324 25\r\n",
                "PROXY TCP4 2001:db8::7 198.51.100.1 56324 25\r\n",
                "PROXY TCP6 192.0.2.7 198.51.100.1 56324 25\r\n",
                "PROXY TCP6 ::::: ::1 56324 25\r\n",
                "PROXY  TCP4 192.0.2.7 198.51.100.1 56324 25\r\n",
                "PROXY TCP4 192.0.2.7 198.51.100.1 56324 25 x\r\n",
                "PROXY UDP4 192.0.2.7 198.51.100.1 56324 25\r\n",
                "proxy TCP4 192.0.2.7 198.51.100.1 56324 25\r\n",
                "PROXY TCP4 a.example 198.51.100.1 56324 25\r\n",
                "EHLO client.example\r\n",
                ""
            })
    void refusesALineThatIsNotOfItsForm(String text) {
        assertThatThrownBy(() -> line(text)).isInstanceOf(ProxyHeaderException.class);
    }

    @Test
    void readsVersion2AndSkipsItsTlvs() throws Exception {
        assertThat(binary("2111000c" + "c0000207c6336401dc040019"))
                .isEqualTo(new ProxyHeader.Proxied(at("192.0.2.7", 56324), at("198.51.100.1", 25)));
        assertThat(binary("21110013" + "c0000207c6336401dc040019" + "04000401020304"))
                .isInstanceOf(ProxyHeader.Proxied.class);
        assertThat(
                        binary(
                                "21210024"
                                        + "20010db8000000000000000000000007"
                                        + "20010db8000000000000000000000001"
                                        + "dc040019"))
                .isEqualTo(
                        new ProxyHeader.Proxied(at("2001:db8::7", 56324), at("2001:db8::1", 25)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20000000",
                "2011000cc0000207c6336401dc040019",
                "21000000",
                "2112000cc0000207c6336401dc040019"
            })
    void localAndOtherFamiliesAreTheProxyItself(String hex) throws Exception {
        assertThat(binary(hex)).isEqualTo(new ProxyHeader.Local());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2111000bc0000207c6336401dc0400", // no room for the ports
                "1111000cc0000207c6336401dc040019", // version 1 in version 2's clothes
                "2211000cc0000207c6336401dc040019", // an unknown command
                "2111000cc0000207c6336401dc04", // cut short
                "2111ffffc0000207c6336401dc040019" // more than anybody needs
            })
    void refusesABrokenBlock(String hex) {
        assertThatThrownBy(() -> binary(hex)).isInstanceOf(ProxyHeaderException.class);
    }

    @Property
    void anyOctetsAreAHeaderOrRefused(@ForAll @Size(max = 300) byte[] octets) {
        parsesOrRefuses(octets);
    }

    @Property
    void aSpoiledHeaderIsAHeaderOrRefused(
            @ForAll @IntRange(max = 27) int place, @ForAll byte octet) {
        byte[] header = HexFormat.of().parseHex(SIGNATURE + "2111000cc0000207c6336401dc040019");
        header[place] = octet;
        parsesOrRefuses(header);
        parsesOrRefuses(Arrays.copyOf(header, place));
    }

    private static void parsesOrRefuses(byte[] octets) {
        try {
            assertThat(ProxyHeader.parse(octets)).isNotNull();
        } catch (ProxyHeaderException e) {
            assertThat(e.getMessage()).startsWith("not a PROXY header");
        }
    }

    private static ProxyHeader line(String text) throws ProxyHeaderException {
        return ProxyHeader.parse(text.getBytes(ISO_8859_1));
    }

    private static ProxyHeader binary(String hex) throws ProxyHeaderException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(HexFormat.of().parseHex(SIGNATURE + hex));
        return ProxyHeader.parse(header.toByteArray());
    }

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }
}
