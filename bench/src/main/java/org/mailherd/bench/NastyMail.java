package org.mailherd.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Messages built to wear out who reads them, each kind another way; none is above 400 KiB. */
final class NastyMail {
    private static final int BOMB = 8 << 20;

    private NastyMail() {}

    static List<byte[]> all() throws IOException {
        return List.of(
                mail("text/html", "<b><i><u><p style='font-size:0'>x</b>".repeat(9_000)),
                mail(
                        "text/html",
                        "<a href='http://a.b.example/?u=http://c.example'>d</a>".repeat(4_000)),
                mail(
                        "text/plain",
                        "http://" + "a.".repeat(1_000) + "example " + "x".repeat(100_000)),
                mail("multipart/mixed; boundary=b", "--b\r\n\r\nx\r\n".repeat(8_000)),
                nested(),
                bytes(
                        "X-Long: "
                                + "=?utf-8?q?".repeat(10_000)
                                + "\r\n"
                                + header("text/plain")
                                + "x"),
                mail(
                        "application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64",
                        Base64.getMimeEncoder().encodeToString(zip())));
    }

    private static byte[] nested() {
        StringBuilder text =
                new StringBuilder(header("multipart/mixed; boundary=b0")).append("\r\n");
        for (int i = 0; i < 500; i++) {
            text.append(
                    "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n"
                            .formatted(i, i + 1));
        }
        return bytes(text.append("--b500\r\n\r\nx\r\n").toString());
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(octets)) {
            for (int i = 0; i < 4; i++) {
                zip.putNextEntry(new ZipEntry(i + ".doc"));
                zip.write(new byte[BOMB]);
            }
        }
        return octets.toByteArray();
    }

    private static byte[] mail(String type, String body) {
        return bytes(header(type) + "\r\n" + body);
    }

    private static String header(String type) {
        return "From: Storm <storm@example.com>\r\n"
                + "To: Alice <alice@alpha.test>\r\n"
                + "Subject: storm\r\n"
                + "Date: Sun, 22 Nov 2026 10:00:00 +0000\r\n"
                + "Message-ID: <storm@example.com>\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: "
                + type
                + "\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
