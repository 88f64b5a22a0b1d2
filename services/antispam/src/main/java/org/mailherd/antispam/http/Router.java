package org.mailherd.antispam.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which path leads where. What changes or tells something goes through the {@link ControllerDoor}.
 */
@Component
final class Router implements HttpHandler {

    private final Map<String, HttpHandler> routes;

    Router(
            CheckHandler check,
            LearnHandler learn,
            FuzzyHandler fuzzy,
            StatusHandlers status,
            ControllerDoor door) {
        this.routes =
                Map.ofEntries(
                        Map.entry("/ping", Router::ping),
                        Map.entry("/checkv2", check),
                        Map.entry("/check", check),
                        Map.entry("/symbols", byBody(check, door.guard(status::symbols))),
                        Map.entry("/learnspam", door.guard(learn.as(true))),
                        Map.entry("/learnham", door.guard(learn.as(false))),
                        Map.entry("/fuzzyadd", door.guard(fuzzy::add)),
                        Map.entry("/fuzzydel", door.guard(fuzzy::remove)),
                        Map.entry("/fuzzydelhash", door.guard(fuzzy::removeHash)),
                        Map.entry("/stat", door.guard(status::stat)),
                        Map.entry("/statreset", door.guard(status::statReset)),
                        Map.entry("/counters", door.guard(status::counters)),
                        Map.entry("/graph", door.guard(status::graph)),
                        Map.entry("/pie", door.guard(status::pie)),
                        Map.entry("/history", door.guard(status::history)),
                        Map.entry("/historyreset", door.guard(status::historyReset)),
                        Map.entry("/errors", door.guard(status::errors)),
                        Map.entry("/actions", door.guard(status::actions)),
                        Map.entry("/maps", door.guard(status::none)),
                        Map.entry("/plugins", door.guard(status::nothing)),
                        Map.entry("/neighbours", door.guard(status::nothing)),
                        Map.entry("/auth", door.guard(status::auth)),
                        Map.entry("/metrics", door.guard(status::metrics)));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpHandler route = routes.get(exchange.getRequestURI().getPath());
        if (route == null) {
            HttpAnswer.json(exchange, 404, AnswerJson.error("there is nothing at this path"));
        } else {
            route.handle(exchange);
        }
    }

    /** The older name of a check, and the list of symbols. */
    private static HttpHandler byBody(HttpHandler check, HttpHandler list) {
        return exchange -> {
            Headers headers = exchange.getRequestHeaders();
            boolean body =
                    headers.containsKey("Transfer-Encoding")
                            || !headers.getOrDefault("Content-Length", List.of("0"))
                                    .equals(List.of("0"));
            if (body || exchange.getRequestMethod().equals("POST")) {
                check.handle(exchange);
            } else {
                list.handle(exchange);
            }
        };
    }

    private static void ping(HttpExchange exchange) throws IOException {
        HttpAnswer.send(
                exchange, 200, "text/plain", "pong\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
