package org.mailherd.watchdog.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Posts {@code {"subject","body"}} to the operator's webhook. */
@Component
public final class WebhookNotice implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(WebhookNotice.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final NoticeProperties properties;
    private final String hostname;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    WebhookNotice(NoticeProperties properties, PlatformProperties platform) {
        this.properties = properties;
        this.hostname = platform.hostname();
    }

    /** Does not wait: a webhook that is away must not hold the probes. */
    public void send(String service, String body) {
        if (properties.webhook().isEmpty()) {
            return;
        }
        Thread.ofVirtual().name("webhook").start(() -> post(service, body));
    }

    private void post(String service, String body) {
        String subject = properties.subject() + ": " + service + " on " + hostname;
        String text = json.writeValueAsString(Map.of("subject", subject, "body", body));
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(properties.webhook()))
                            .timeout(TIMEOUT)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(text))
                            .build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                failed("status " + status);
            }
        } catch (IOException | IllegalArgumentException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void failed(String reason) {
        LogEvent.of("notice-failed").quoted("reason", reason).warn(log);
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
