package org.mailherd.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.smtp.server.SmtpDialogue;
import org.mailherd.smtp.server.SmtpServer;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.Redis;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it is started in production, with its own configuration file. */
class SmtpServiceIT {
    @TempDir private Path folder;

    @Test
    void startsWithItsOwnFileAndAnswers() throws Exception {
        Database database = Database.fresh();
        Redis redis = Redis.fresh();
        Map<String, Object> settings = settings();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.data.redis.host", redis.host());
        settings.put("spring.data.redis.port", redis.port());
        settings.put("spring.data.redis.password", redis.password());
        try (ConfigurableApplicationContext context =
                ServiceLauncher.run(SmtpService.class, "smtp", settings)) {
            int port = context.getBean(SmtpServer.class).ports().getFirst();
            try (SmtpDialogue client = SmtpDialogue.greeted(port)) {
                client.ask("MAIL FROM:<carol@outside.test>");
                assertThat(client.ask("RCPT TO:<dave@outside.test>")).startsWith("554 5.7.1");
            }
            await().untilAsserted(() ->
                    assertThat(health(context)).contains("spool=up").contains("status=up"));
        }
    }

    private Map<String, Object> settings() throws Exception {
        SelfSignedCertificate.writeIfAbsent(
                folder.resolve("tls"), "mx.alpha.test", Clock.systemUTC());
        Map<String, Object> settings = new HashMap<>();
        settings.put("mailherd.hostname", "mx.alpha.test");
        settings.put("mailherd.bind-address", "127.0.0.1");
        settings.put("mailherd.tls.directory", folder.resolve("tls"));
        settings.put("mailherd.management.port", 0);
        settings.put("mailherd.management.address", "127.0.0.1");
        settings.put("mailherd.smtp.ports.inbound", 0);
        settings.put("mailherd.smtp.ports.submission", 0);
        settings.put("mailherd.smtp.ports.submissions", 0);
        settings.put("mailherd.smtp.spool.directory", folder.resolve("spool"));
        return settings;
    }

    private static String health(ConfigurableApplicationContext context) throws Exception {
        URI uri =
                URI.create(
                        "http://127.0.0.1:"
                                + context.getBean(ManagementServer.class).port()
                                + "/health");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
