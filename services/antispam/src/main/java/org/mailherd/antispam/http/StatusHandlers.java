package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.statistics.FaultLog;
import org.mailherd.antispam.statistics.ScanHistory;
import org.mailherd.antispam.statistics.SymbolCounters;
import org.mailherd.antispam.statistics.Throughput;
import org.springframework.stereotype.Component;

/** What Rspamd's controller tells about itself. */
@Component
final class StatusHandlers {

    private static final Pattern TYPE = Pattern.compile("(?:^|&)type=([a-z]+)(?:&|$)");

    private final StatJson stat;
    private final SymbolCounters symbols;
    private final ScanHistory history;
    private final FaultLog faults;
    private final Throughput throughput;

    StatusHandlers(
            StatJson stat,
            SymbolCounters symbols,
            ScanHistory history,
            FaultLog faults,
            Throughput throughput) {
        this.stat = stat;
        this.symbols = symbols;
        this.history = history;
        this.faults = faults;
        this.throughput = throughput;
    }

    void stat(HttpExchange exchange) throws IOException {
        json(exchange, stat.values());
    }

    /** Says what was, and begins anew. */
    void statReset(HttpExchange exchange) throws IOException {
        Map<String, Object> values = stat.values();
        stat.reset();
        json(exchange, values);
    }

    void auth(HttpExchange exchange) throws IOException {
        Map<String, Object> values = stat.values();
        values.put("auth", "ok");
        json(exchange, values);
    }

    void metrics(HttpExchange exchange) throws IOException {
        HttpAnswer.send(
                exchange,
                200,
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                stat.openMetrics().getBytes(StandardCharsets.UTF_8));
    }

    void actions(HttpExchange exchange) throws IOException {
        json(exchange, stat.actions());
    }

    /** Maps that could be edited here: lists are the directory's and the operator's files. */
    void none(HttpExchange exchange) throws IOException {
        json(exchange, List.of());
    }

    /** Plug-ins with paths of their own, other servers of a cluster: there are none. */
    void nothing(HttpExchange exchange) throws IOException {
        json(exchange, Map.of());
    }

    void counters(HttpExchange exchange) throws IOException {
        json(exchange, ListsJson.counters(symbols.counts(), stat.uptime()));
    }

    void symbols(HttpExchange exchange) throws IOException {
        json(exchange, ListsJson.symbols(symbols.counts(), stat.uptime()));
    }

    void history(HttpExchange exchange) throws IOException {
        json(exchange, ListsJson.history(history.entries()));
    }

    void historyReset(HttpExchange exchange) throws IOException {
        history.clear();
        json(exchange, Map.of("success", true));
    }

    void errors(HttpExchange exchange) throws IOException {
        json(exchange, ListsJson.faults(faults.faults()));
    }

    void pie(HttpExchange exchange) throws IOException {
        json(exchange, stat.pie());
    }

    /** {@code ?type=day}, week, month or year, and Rspamd's older names: points of each action. */
    void graph(HttpExchange exchange) throws IOException {
        Matcher type = TYPE.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        Optional<Throughput.Span> span = type.find() ? span(type.group(1)) : Optional.empty();
        if (span.isEmpty()) {
            HttpAnswer.json(exchange, 400, AnswerJson.error("type is day, week, month or year"));
        } else {
            json(exchange, graph(span.get()));
        }
    }

    private static Optional<Throughput.Span> span(String type) {
        return switch (type) {
            case "hourly" -> Optional.of(Throughput.Span.HOURLY);
            case "day", "daily" -> Optional.of(Throughput.Span.DAILY);
            case "week", "weekly" -> Optional.of(Throughput.Span.WEEKLY);
            case "month", "monthly" -> Optional.of(Throughput.Span.MONTHLY);
            case "year", "yearly" -> Optional.of(Throughput.Span.YEARLY);
            default -> Optional.empty();
        };
    }

    private List<List<Map<String, @Nullable Object>>> graph(Throughput.Span span) {
        return List.of(
                        Action.REJECT,
                        Action.SOFT_REJECT,
                        Action.REWRITE_SUBJECT,
                        Action.ADD_HEADER,
                        Action.GREYLIST,
                        Action.NO_ACTION)
                .stream()
                .map(action -> ListsJson.points(throughput.points(span, action)))
                .toList();
    }

    private static void json(HttpExchange exchange, Object values) throws IOException {
        HttpAnswer.json(exchange, 200, AnswerJson.of(values));
    }
}
