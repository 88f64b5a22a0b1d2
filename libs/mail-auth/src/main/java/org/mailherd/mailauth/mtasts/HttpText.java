package org.mailherd.mailauth.mtasts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The answer to one HTTP/1.1 request with {@code Connection: close} (RFC 9112), read whole. */
final class HttpText {

    private HttpText() {}

    /**
     * The body of a 200 answer of type text/plain.
     *
     * @throws IOException when it is anything else; a redirect too (RFC 8461 3.3)
     */
    static String body(byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.")) {
            throw new IOException("no HTTP answer");
        }
        String[] head = text.substring(0, end).split("\r\n", 200);
        String[] status = head[0].split(" ", 3);
        if (status.length < 2 || !status[1].equals("200")) {
            throw new IOException("status " + (status.length < 2 ? "missing" : status[1]));
        }
        if (!field(head, "content-type").split(";", 2)[0].strip().equals("text/plain")) {
            throw new IOException("not text/plain");
        }
        String body = text.substring(end + 4);
        if (field(head, "transfer-encoding").equals("chunked")) {
            return unchunked(body);
        }
        String length = field(head, "content-length");
        return length.isEmpty() ? body : cut(body, length);
    }

    private static String field(String[] head, String name) {
        for (String line : head) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase(name)) {
                return line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private static String cut(String body, String length) throws IOException {
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > body.length()) {
            throw new IOException("cut short");
        }
        return body.substring(0, Integer.parseInt(length));
    }

    private static String unchunked(String body) throws IOException {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (true) {
            int end = body.indexOf("\r\n", at);
            String size = end < 0 ? "" : body.substring(at, end).split(";", 2)[0].strip();
            if (!size.matches("[0-9a-fA-F]{1,6}")) {
                throw new IOException("not a chunk");
            }
            int length = Integer.parseInt(size, 16);
            if (length == 0) {
                return text.toString();
            }
            int from = end + 2;
            if (from + length + 2 > body.length()) {
                throw new IOException("cut short");
            }
            text.append(body, from, from + length);
            at = from + length + 2;
        }
    }
}
