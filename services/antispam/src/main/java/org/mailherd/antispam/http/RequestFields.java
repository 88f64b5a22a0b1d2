package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a request says beside its message: in its header or, as Rspamd takes it, in its query. */
final class RequestFields {

    private RequestFields() {}

    /** The header's goes before the query's. */
    static Optional<String> first(HttpExchange exchange, String name) {
        String field = exchange.getRequestHeaders().getFirst(name);
        return (field == null ? inQuery(exchange, name) : Optional.of(field)).map(String::strip);
    }

    private static Optional<String> inQuery(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return Optional.empty();
        }
        for (String pair : query.split("&")) {
            int sign = pair.indexOf('=');
            if (sign > 0 && pair.substring(0, sign).equalsIgnoreCase(name)) {
                return Optional.of(decoded(pair.substring(sign + 1)));
            }
        }
        return Optional.empty();
    }

    /** What is not encoded as it must be stays as it is; who reads it will say so. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
