package org.mailherd.smtp.management;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.health.ManagementEndpoint;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Lets nobody in without the secret, and no fault out but as a problem. */
final class Guarded implements ManagementEndpoint {
    private static final Logger log = LoggerFactory.getLogger(Guarded.class);
    private static final String SCHEME = "Bearer ";

    /** What answers. */
    interface Api {
        void answer(ApiCall call) throws IOException;
    }

    private final String path;
    private final ManagementSettings settings;
    private final Api api;

    Guarded(String path, ManagementSettings settings, Api api) {
        this.path = path;
        this.settings = settings;
        this.api = api;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        ApiCall call = new ApiCall(exchange);
        if (!allowed(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            call.problem(new ApiProblem(401, "this needs the services' secret"));
            return;
        }
        try {
            if (!call.path().getFirst().equals(path.substring(1))) {
                throw ApiProblem.notFound("this path");
            }
            api.answer(call);
        } catch (ApiProblem problem) {
            call.problem(problem);
        } catch (DataAccessException e) {
            LogEvent.of("management-lost").quoted("reason", e.getMessage()).warn(log);
            call.problem(
                    new ApiProblem(
                            503, "the database does not answer, or not in time: ask for less"));
        } catch (RuntimeException e) {
            LogEvent.of("management-fault").with("path", path).error(log, e);
            call.problem(new ApiProblem(500, "a fault of the server; see its log"));
        }
    }

    private boolean allowed(@Nullable String header) {
        Optional<String> given =
                Optional.ofNullable(header)
                        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                        .map(text -> text.substring(SCHEME.length()).strip());
        return !settings.token().isEmpty()
                && given.isPresent()
                && MessageDigest.isEqual(digest(given.get()), digest(settings.token()));
    }

    /** Of equal length, so that a comparison tells nothing of the secret's. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
