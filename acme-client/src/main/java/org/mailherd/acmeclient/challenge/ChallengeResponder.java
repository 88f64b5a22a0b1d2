package org.mailherd.acmeclient.challenge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Knows the tokens of the orders under way and answers nothing else. */
@Component
@EnableConfigurationProperties(ChallengeProperties.class)
public final class ChallengeResponder implements SmartLifecycle {
    public static final String PATH = "/.well-known/acme-challenge/";

    private final String address;
    private final int port;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    ChallengeResponder(PlatformProperties platform, ChallengeProperties properties) {
        address = platform.bindAddress();
        port = properties.port();
    }

    /** From now on the token is answered, until {@link #forget}. */
    public void answer(String token, String authorization) {
        answers.put(token, authorization);
    }

    public void forget(String token) {
        answers.remove(token);
    }

    @Override
    public void start() {
        try {
            HttpServer fresh = HttpServer.create(new InetSocketAddress(address, port), 50);
            threads = Executors.newVirtualThreadPerTaskExecutor();
            fresh.setExecutor(threads);
            fresh.createContext(PATH, this::handle);
            fresh.start();
            server = fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen for challenges on " + address + ":" + port, e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String token = exchange.getRequestURI().getPath().substring(PATH.length());
            String answer = answers.getOrDefault(token, "");
            boolean known = !answer.isEmpty() && exchange.getRequestMethod().equals("GET");
            byte[] body = (known ? answer : "no such challenge\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The port in use, of interest if 0 was asked for. */
    public int port() {
        return server == null ? port : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.close();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Before the first order. */
    @Override
    public int getPhase() {
        return 0;
    }
}
