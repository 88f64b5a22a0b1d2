package org.mailherd.antispam.http;

import com.github.luben.zstd.Zstd;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Locale;

/** Sends an answer and ends the exchange. */
final class HttpAnswer {

    private static final String ZSTD = "zstd";
    private static final String JSON = "application/json";

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
