package org.mailherd.antispam.scan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Messages for tests, and the symbols they get. */
public final class Mails {

    private static final String HEADER = Scans.CLEAN.substring(0, Scans.CLEAN.indexOf("\r\n\r\n"));

    private Mails() {}

    public static String html(String page) {
        return HEADER
                + "\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                + page
                + "\r\n";
    }

    public static String text(String text) {
        return HEADER
                + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + text
                + "\r\n";
    }

    public static String alternatives(String plain, String page) {
        return HEADER
                + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\n"
                + plain
                + "\r\n--b\r\nContent-Type: text/html\r\n\r\n"
                + page
                + "\r\n--b--\r\n";
    }

    public static String attached(String name, String mediaType, byte[] octets) {
        String body =
                Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(octets);
        return HEADER
                + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nDear Alice, here is the file we spoke of.\r\n"
                + "--b\r\nContent-Type: "
                + mediaType
                + "\r\nContent-Disposition: attachment; filename*=utf-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + body
                + "\r\n--b--\r\n";
    }

    /** The clean message with more fields. */
    public static String with(String... fields) {
        return String.join("\r\n", fields) + "\r\n" + Scans.CLEAN;
    }

    public static List<String> symbols(String message) {
        return Scans.symbols(new Scans().judge(message));
    }
}
