package org.mailherd.imap.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ResponseWriter writer = new ResponseWriter(sent);

    @Test
    void quotesWhatCanBeQuoted() throws Exception {
        writer.string("a\"b\\c").flush();
        assertThat(sent()).isEqualTo("\"a\\\"b\\\\c\"");
    }

    @Test
    void sendsTheRestAsLiteral() throws Exception {
        writer.string("\u00e4\r\n").flush();
        assertThat(sent()).isEqualTo("{4}\r\n\u00c3\u00a4\r\n");
    }

    @Test
    void numbersHaveNoLeadingZero() throws Exception {
        writer.number(0).octet(' ').number(10).octet(' ').number(4294967295L).flush();
        assertThat(sent()).isEqualTo("0 10 4294967295");
    }

    @Test
    void largerThanItsBufferGoesThroughInOrder() throws Exception {
        writer.text("x").octets(new byte[100_000]).text("y".repeat(20_000)).crlf().flush();
        assertThat(sent.size()).isEqualTo(1 + 100_000 + 20_000 + 2);
        assertThat(sent()).startsWith("x\0").endsWith("y\r\n");
    }

    @Test
    void knowsWhetherAResponseIsComplete() throws Exception {
        assertThat(writer.isAtLineStart()).isTrue();
        writer.text("* 1 FETCH");
        assertThat(writer.isAtLineStart()).isFalse();
        writer.crlf();
        assertThat(writer.isAtLineStart()).isTrue();
    }

    private String sent() {
        return sent.toString(StandardCharsets.ISO_8859_1);
    }
}
