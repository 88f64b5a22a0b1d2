package org.mailherd.antispam.http;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Sends an answer and ends the exchange. */
final class HttpAnswer {

    private static final String ZSTD = "zstd";
    private static final String JSON = "application/json";

    private static final int CHUNK = 8_192;

    /** Of a message that is not looked at; who sends more may lose the answer. */
    private static final long MOST_IGNORED = 16L << 20;

    private HttpAnswer() {}

    /** Packed for who packed the request so, or asks for it. */
    static void json(HttpExchange exchange, int status, byte[] json) throws IOException {
        if (wantsZstd(exchange.getRequestHeaders())) {
            exchange.getResponseHeaders().set("Compression", ZSTD);
            exchange.getResponseHeaders().set("Content-Encoding", ZSTD);
            send(exchange, status, JSON, Zstd.compress(json));
        } else {
            send(exchange, status, JSON, json);
        }
    }

    /** For a request whose message nobody read: it comes to its end first, or breaks off. */
    static void refusal(HttpExchange exchange, int status, String text) throws IOException {
        if (isAtEnd(exchange.getRequestBody())) {
            json(exchange, status, AnswerJson.error(text));
        } else {
            breakOff(exchange, status, text);
        }
    }

    /**
     * For a request of whose message something may be left. The server cuts the connection then;
     * unannounced, its client's next request would meet that.
     */
    static void breakOff(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        json(exchange, status, AnswerJson.error(text));
    }

    private static boolean isAtEnd(InputStream message) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (long read = 0; read < MOST_IGNORED; ) {
            int count = message.read(chunk);
            if (count < 0) {
                return true;
            }
            read += count;
        }
        return false;
    }

    private static boolean wantsZstd(Headers headers) {
        String accepted = headers.getFirst("Accept-Encoding");
        return RequestMessages.packing(headers).equals(ZSTD)
                || accepted != null && accepted.toLowerCase(Locale.ROOT).contains(ZSTD);
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Server", "rspamd/3.4 (Mailherd)");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
