package org.mailherd.mailauth.arc;

import java.nio.charset.StandardCharsets;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.header.HeaderBlock;

/** Messages as text, one character for each octet. */
final class ArcMessages {
    private ArcMessages() {}

    static ArcResult verify(String message, Dns dns) {
        ArcVerification verification = new ArcVerifier(dns).begin(header(message));
        body(message, verification);
        return verification.finish();
    }

    static HeaderBlock header(String message) {
        return HeaderBlock.parse(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    static void body(String message, BodySink sink) {
        int end = message.indexOf("\r\n\r\n");
        byte[] body =
                (end < 0 ? "" : message.substring(end + 4)).getBytes(StandardCharsets.ISO_8859_1);
        sink.update(body, 0, body.length);
    }
}
