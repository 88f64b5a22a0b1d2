package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.antispam.EndpointsHouse.action;
import static org.mailherd.antispam.EndpointsHouse.json;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.ScanLimits.ScanTimeoutException;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** What there is no time for comes again, and its sender is told so; nobody calls it a fault. */
class BusyIT {

    @Test
    void aMessageThatThereIsNoTimeForIsPutOff() throws Exception {
        try (FakeDns dns = FakeDns.start();
                ConfigurableApplicationContext service =
                        Services.start(
                                AntispamService.class,
                                dns,
                                Map.of(
                                        "mailherd.antispam.time-limit",
                                        "500ms",
                                        "mailherd.antispam.concurrent-scans",
                                        "1"))) {
            CountDownLatch end = new CountDownLatch(1);
            takeTheOnlyPlace(service.getBean(ScanLimits.class), end);
            HttpResponse<String> answer = check(service, "Queue-Id", "q1");
            assertThat(action(answer)).isEqualTo("soft reject");
            JsonNode told = json(answer);
            assertThat(told.get("symbols").has("SCAN_LIMIT")).isTrue();
            assertThat(told.get("messages").get("smtp_message").asString()).contains("try again");
            // Mail of a forwarding host is taken though it is to wait, but not without a verdict.
            assertThat(check(service, "Forwarding-Host", "yes").statusCode()).isEqualTo(503);
            end.countDown();
        }
    }

    /** Until the end, whatever its own time limit. */
    private static void takeTheOnlyPlace(ScanLimits limits, CountDownLatch end)
            throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            try {
                limits.run(
                        1,
                        _ -> {
                            taken.countDown();
                            while (end.getCount() > 0) {
                                LockSupport.parkNanos(end, 10_000_000);
                                Thread.interrupted();
                            }
                            return 0;
                        });
            } catch (ScanTimeoutException | ExecutionException | InterruptedException _) {
                // nobody waits for it
            }
        });
        taken.await();
    }

    private static HttpResponse<String> check(
            ConfigurableApplicationContext service, String... fields)
            throws IOException, InterruptedException {
        int port = service.getBean(AntispamServer.class).port();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/checkv2"))
                        .headers(fields)
                        .POST(HttpRequest.BodyPublishers.ofString(Scans.CLEAN))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
