package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links into the quarantine, for people without a login. */
class ReleaseLinkIT {
    private static final String[] KEY = {"X-API-Key", RunningAdminUi.READ_WRITE_KEY};
    private static final String ITEM =
            "{\"id\":7,\"mailbox\":\"alice@alpha.test\",\"qid\":\"q\",\"sender\":\"x@evil.test\",\"subject\":\"<script>alert(1)</script>\","
                    + "\"messageId\":\"\",\"client\":\"\",\"action\":\"reject\",\"score\":17,\"symbols\":\"[]\",\"size\":3,"
                    + "\"state\":\"%s\",\"created\":\"2026-03-04T12:00:00Z\",\"guarded\":%s}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String state = "kept";
    private volatile boolean guarded;
    private volatile int answersPost = 200;
    private HttpServer antispam;

    @BeforeEach
    void start() throws IOException {
        antispam = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        antispam.createContext("/quarantine", this::answer);
        antispam.start();
    }

    @AfterEach
    void stop() {
        antispam.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            boolean post = exchange.getRequestMethod().equals("POST");
            asked.add(exchange.getRequestMethod() + " " + path);
            byte[] octets = ITEM.formatted(state, guarded).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(post ? answersPost : 200, octets.length);
            exchange.getResponseBody().write(octets);
            if (post && answersPost == 200) {
                state = "released";
            }
        }
    }

    private RunningAdminUi ui() {
        return RunningAdminUi.start(
                0,
                Map.of(
                        "mailherd.admin-ui.quarantine.api",
                        "http://127.0.0.1:" + antispam.getAddress().getPort(),
                        "mailherd.admin-ui.quarantine.token",
                        "the-token-of-the-test",
                        "mailherd.admin-ui.quarantine-link.secret",
                        "a-long-random-word-of-forty-characters-1",
                        "mailherd.hostname",
                        "mail.alpha.test"));
    }

    private static String link(RunningAdminUi ui, String verb) {
        String body = new Browser(ui).get("/api/v1/get/quarantine/7", KEY).body();
        Matcher link =
                Pattern.compile("\"" + verb + "_link\":\"https://mail.alpha.test([^\"]+)\"")
                        .matcher(body);
        assertThat(link.find()).as(body).isTrue();
        return link.group(1);
    }

    private List<String> posts() {
        return asked.stream().filter(one -> one.startsWith("POST")).toList();
    }

    @Test
    void aLookAsksAndAButtonDeliversOnceForItsOwnerOnly() {
        try (RunningAdminUi ui = ui()) {
            String link = link(ui, "release");
            Browser stranger = new Browser(ui);
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> page = stranger.get(link);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body())
                        .contains("Deliver to my mailbox")
                        .doesNotContain("<dt>Why")
                        .contains("&lt;script&gt;alert(1)")
                        .doesNotContain("<script>alert");
                assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
                assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                        .contains("default-src 'none'");
                assertThat(page.headers().firstValue("Cache-Control").orElse(""))
                        .contains("no-store");
            }
            assertThat(posts()).isEmpty();
            assertThat(stranger.postBare(link, Map.of()).body()).contains("was delivered");
            HttpResponse<String> second = stranger.postBare(link, Map.of());
            assertThat(second.statusCode()).isEqualTo(410);
            assertThat(second.body()).contains("handled before");
            assertThat(stranger.get(link).statusCode()).isEqualTo(410);
            assertThat(posts())
                    .containsExactly(
                            "POST /quarantine/7/release?mailbox=alice%40alpha.test&actor=link%20for%20alice%40alpha.test");
        }
    }

    @Test
    void aWrongLinkGetsACalmPageAndTooManyAreStopped() {
        try (RunningAdminUi ui = ui()) {
            String link = link(ui, "delete");
            Browser stranger = new Browser(ui);
            String wrong = link.substring(0, link.length() - 4) + "AAAA";
            for (int i = 0; i < 30; i++) {
                HttpResponse<String> page = stranger.postBare(wrong, Map.of());
                assertThat(page.statusCode()).isEqualTo(404);
                assertThat(page.body()).contains("This link does not work");
            }
            assertThat(stranger.get(link).statusCode()).isEqualTo(429);
            assertThat(posts()).isEmpty();
        }
    }

    @Test
    void malwareIsDeliveredByNoLinkButDeletedByOne() {
        try (RunningAdminUi ui = ui()) {
            String link = link(ui, "release");
            String delete = link(ui, "delete");
            guarded = true;
            Browser owner = new Browser(ui);
            for (HttpResponse<String> page :
                    List.of(owner.get(link), owner.postBare(link, Map.of()))) {
                assertThat(page.statusCode()).isEqualTo(403);
                assertThat(page.body()).contains("Only your administrator can deliver this");
            }
            assertThat(posts()).isEmpty();
            assertThat(new Browser(ui).get("/api/v1/get/quarantine/7", KEY).body())
                    .contains("delete_link")
                    .doesNotContain("release_link");
            assertThat(owner.postBare(delete, Map.of()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anUnansweredQuarantineIsNoDeadEnd() {
        try (RunningAdminUi ui = ui()) {
            String link = link(ui, "release");
            for (int status : List.of(503, 504)) {
                answersPost = status;
                HttpResponse<String> page = new Browser(ui).postBare(link, Map.of());
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.body()).contains("Nothing is lost");
            }
            answersPost = 200;
            assertThat(new Browser(ui).postBare(link, Map.of()).statusCode()).isEqualTo(200);
        }
    }
}
