package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Sends an answer and ends the exchange. */
final class HttpAnswer {

    private HttpAnswer() {}

    static void json(HttpExchange exchange, int status, byte[] json) throws IOException {
        send(exchange, status, "application/json", json);
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
