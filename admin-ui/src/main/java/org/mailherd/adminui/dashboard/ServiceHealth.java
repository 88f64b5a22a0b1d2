package org.mailherd.adminui.dashboard;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.mailherd.adminui.AdminUiSettings;
import org.springframework.stereotype.Component;

/** Asks each service's health address, all at once, two seconds at most. */
@Component
class ServiceHealth {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int HTTP_OK = 200;

    private final AdminUiSettings settings;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    ServiceHealth(AdminUiSettings settings) {
        this.settings = settings;
    }

    /**
     * @param note why it is not up; empty if it is
     */
    record Answer(String service, boolean up, String note) {}

    boolean isConfigured() {
        return !settings.services().isEmpty();
    }

    List<Answer> ask() {
        List<CompletableFuture<Answer>> asked =
                settings.services().entrySet().stream()
                        .map(service -> ask(service.getKey(), service.getValue()))
                        .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Answer> ask(String service, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer ->
                        answer.statusCode() == HTTP_OK
                                ? new Answer(service, true, "")
                                : new Answer(service, false, faults(answer.body())))
                .exceptionally(_ -> new Answer(service, false, "does not answer"));
    }

    /** The lines of the answer that are not up, such as {@code redis=down ...}. */
    private static String faults(String body) {
        return body.lines()
                .filter(line -> !line.contains("=up") && !line.startsWith("status="))
                .reduce((one, next) -> one + ", " + next)
                .orElse("not healthy");
    }
}
