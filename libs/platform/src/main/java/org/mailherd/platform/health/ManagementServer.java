package org.mailherd.platform.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.platform.net.KeptConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Serves {@code GET /health} (200 or 503, one line a probe), {@code GET /metrics} (Prometheus text)
 * and what else a service adds. Not for the public.
 */
public final class ManagementServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ManagementServer.class);

    private final ManagementProperties properties;
    private final List<HealthProbe> probes;
    private final PrometheusMeterRegistry metrics;
    private final List<ManagementEndpoint> endpoints;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    public ManagementServer(
            ManagementProperties properties,
            List<HealthProbe> probes,
            PrometheusMeterRegistry metrics,
            List<ManagementEndpoint> endpoints) {
        this.properties = properties;
        this.probes = List.copyOf(probes);
        this.metrics = metrics;
        this.endpoints = List.copyOf(endpoints);
    }

    @Override
    public void start() {
        if (!properties.enabled()) {
            return;
        }
        try {
            HttpServer fresh =
                    HttpServer.create(
                            new InetSocketAddress(properties.address(), properties.port()), 50);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            fresh.setExecutor(threads);
            KeptConnections.context(fresh, "/health", this::health);
            KeptConnections.context(fresh, "/metrics", this::metrics);
            endpoints.forEach(
                    endpoint -> KeptConnections.context(fresh, endpoint.path(), endpoint));
            fresh.start();
            server = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen for management on "
                            + properties.address()
                            + ":"
                            + properties.port()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean up = true;
        for (HealthProbe probe : probes) {
            Health health = check(probe);
            up &= health instanceof Health.Up;
            text.append(probe.name()).append('=').append(word(health)).append('\n');
        }
        text.append("status=").append(up ? "up" : "down").append('\n');
        answer(exchange, up ? 200 : 503, text.toString());
    }

    private static Health check(HealthProbe probe) {
        try {
            return probe.check();
        } catch (Exception e) {
            LogEvent.of("health-probe-failed")
                    .with("probe", probe.name())
                    .quoted("reason", e.getMessage())
                    .debug(log);
            return Health.down(String.valueOf(e.getMessage()));
        }
    }

    private static String word(Health health) {
        return switch (health) {
            case Health.Up _ -> "up";
            case Health.Down(String reason) -> "down " + reason.replaceAll("[\\r\\n]+", " ");
        };
    }

    private void metrics(HttpExchange exchange) throws IOException {
        answer(exchange, 200, metrics.scrape());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The port in use; only while running. */
    public int port() {
        return server == null ? properties.port() : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
