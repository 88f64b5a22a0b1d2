package org.mailherd.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.mailherd.mailmodel.SmtpReply;

class ReplyReaderTest {
    @Property
    void whateverAServerSendsIsAReplyOrAnError(@ForAll byte[] octets) {
        ReplyReader reader = reader(octets);
        try {
            for (int i = 0; i < 100; i++) {
                assertThat(reader.read().code()).isBetween(200, 599);
            }
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }

    @Example
    void theStatusOfAReplyIsTakenFromAllItsLines() throws IOException {
        SmtpReply reply = read("550-5.1.1 no such\r\n550 5.1.1 mailbox\r\n");
        assertThat(reply.toString()).isEqualTo("550 5.1.1 no such mailbox");
        assertThat(read("250 5.1.1 what\r\n").enhanced()).isNull();
    }

    @Example
    void absurdRepliesAreNotReadToTheirEnd() {
        assertThatThrownBy(() -> read("250-more\r\n".repeat(100_000)))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("220 " + "a".repeat(100_000)))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("\0\0\0\r\n")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> read("199 x\r\n")).isInstanceOf(ProtocolException.class);
    }

    private static SmtpReply read(String text) throws IOException {
        return reader(text.getBytes(StandardCharsets.UTF_8)).read();
    }

    private static ReplyReader reader(byte[] octets) {
        ByteArrayInputStream in = new ByteArrayInputStream(octets);
        return new ReplyReader(in::read);
    }
}
