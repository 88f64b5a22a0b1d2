package org.mailherd.smtp.management;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer. */
final class ApiCall {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BODY = 64 * 1024;

    private final HttpExchange exchange;

    ApiCall(HttpExchange exchange) {
        this.exchange = exchange;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ApiProblem(400, "the query is not URL-encoded");
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The path in parts, the first of them the endpoint's own. */
    List<String> path() {
        return Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(ApiCall::decoded)
                .toList();
    }

    /** A parameter that is there and not empty. */
    Optional<String> query(String name) {
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw == null) {
            return Optional.empty();
        }
        return Arrays.stream(raw.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(sides -> sides.length == 2 && decoded(sides[0]).equals(name))
                .map(sides -> decoded(sides[1]))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    int number(String name, int unless) {
        try {
            return query(name).map(Integer::parseInt).orElse(unless);
        } catch (NumberFormatException _) {
            throw new ApiProblem(400, name + " must be a number");
        }
    }

    /** The body as it is. */
    InputStream stream() {
        return exchange.getRequestBody();
    }

    /** The body as an object; an empty one where there is none. */
    JsonNode body() throws IOException {
        byte[] octets = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (octets.length > MAX_BODY) {
            throw new ApiProblem(400, "the body is longer than " + MAX_BODY + " octets");
        }
        try {
            JsonNode body = octets.length == 0 ? JSON.createObjectNode() : JSON.readTree(octets);
            if (!body.isObject()) {
                throw new ApiProblem(400, "the body must be a JSON object");
            }
            return body;
        } catch (JacksonException _) {
            throw new ApiProblem(400, "the body is not JSON");
        }
    }

    void answer(Object value) throws IOException {
        send(200, "application/json", JSON.writeValueAsBytes(value));
    }

    void problem(ApiProblem problem) throws IOException {
        send(
                problem.status(),
                "application/problem+json",
                JSON.writeValueAsBytes(
                        Map.of(
                                "status", problem.status(),
                                "title", problem.title(),
                                "detail", String.valueOf(problem.getMessage()))));
    }

    /** A mail as it is: never anything that a browser would show. */
    void answerMail(InputStream mail, long length) throws IOException {
        headers("message/rfc822");
        exchange.getResponseHeaders()
                .set("Content-Disposition", "attachment; filename=message.eml");
        exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
        mail.transferTo(exchange.getResponseBody());
    }

    private void send(int status, String type, byte[] octets) throws IOException {
        headers(type);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    private void headers(String type) {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
    }
}
