package org.mailherd.tests.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** Messages with what goes wrong most often: 8-bit text, leading dots, an attachment. */
public final class Messages {

    private Messages() {}

    /** A short text message. */
    public static byte[] plain(String sender, String recipient, String id) {
        return octets(
                """
                From: <%s>
                To: <%s>
                Subject: message %s
                Date: Sun, 22 Nov 2026 05:00:00 +0000
                Message-ID: <%s@client.test>

                This is message %s.
                """
                        .formatted(sender, recipient, id, id, id));
    }

    /** UTF-8 sent as 8bit, lines that begin with dots, and 20 kB that look like a picture. */
    public static byte[] withAttachment(String sender, String recipient, String id) {
        byte[] picture = new byte[20_000];
        new Random(42).nextBytes(picture);
        return octets(
                """
                From: =?UTF-8?Q?K=C3=A4the?= <%s>
                To: <%s>
                Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= %s
                Date: Sun, 22 Nov 2026 05:00:00 +0000
                Message-ID: <%s@client.test>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="part"

                --part
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Grüße aus Zürich – “naïve” ☃
                .
                ..two dots
                --part
                Content-Type: image/png; name="picture.png"
                Content-Disposition: attachment; filename="picture.png"
                Content-Transfer-Encoding: base64

                %s
                --part--
                """
                        .formatted(
                                sender,
                                recipient,
                                id,
                                id,
                                Base64.getMimeEncoder()
                                        .encodeToString(picture)
                                        .replace("\r\n", "\n")));
    }

    /**
     * Whether the sent octets stand unchanged in the stored message, behind the header fields the
     * servers put first.
     */
    public static boolean endsWith(byte[] stored, byte[] sent) {
        int start = stored.length - sent.length;
        if (start < 0) {
            return false;
        }
        for (int i = 0; i < sent.length; i++) {
            if (stored[start + i] != sent[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] octets(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
