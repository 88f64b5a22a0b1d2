package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The quarantine, as antispam has it, and the wishes of mailboxes, in mailcow's API and on the
 * page.
 */
class QuarantineIT {
    private static final String[] KEY = {"X-API-Key", RunningAdminUi.READ_WRITE_KEY};
    private static final String NASTY =
            "<script>alert(1)</script>\\\"><img src=x onerror=alert(2)>";
    private static final String ITEM =
            "{\"id\":7,\"mailbox\":\"alice@alpha.test\",\"qid\":\"4XbT2k1mzA\",\"sender\":\"x@evil.test\",\"subject\":\""
                    + NASTY
                    + "\",\"messageId\":\""
                    + NASTY
                    + "\",\"client\":\"192.0.2.1\",\"action\":\"reject\",\"guarded\":false,\"score\":17.25,\"symbols\":\"[{\\\"name\\\":\\\"GTUBE\\\",\\\"score\\\":9,\\\"reason\\\":\\\"It"
                    + " says that it is"
                    + " spam\\\",\\\"seen\\\":[\\\"<b>report.exe</b>\\\"]}]\",\"size\":3000,\"state\":\"kept\",\"created\":\"2026-03-04T12:00:00Z\"}";

    private static final String WORDS =
            "{\"text\":\"Dear <script>alert(3)</script>\\nfriend\",\"cut\":true,\"files\":[{\"name\":\""
                    + NASTY
                    + ".pdf\",\"type\":\"application/pdf\",\"size\":2048}]}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
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

    private Map<String, String> settings() {
        return Map.of(
                "mailherd.admin-ui.quarantine.api",
                "http://127.0.0.1:" + antispam.getAddress().getPort(),
                "mailherd.admin-ui.quarantine.token",
                "the-token-of-the-test");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + " " + path);
            boolean known = path.contains("/7") || path.startsWith("/quarantine?");
            String body =
                    path.startsWith("/quarantine?")
                            ? "{\"items\":[" + ITEM + "]}"
                            : path.contains("/words?") ? WORDS : ITEM;
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 404, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    @Test
    void cve_2026_40873_whatStrangersWroteIsShownAsText() {
        try (RunningAdminUi ui = RunningAdminUi.start(0, settings())) {
            Browser session = new Browser(ui).login();
            for (String path : List.of("/quarantine", "/quarantine/7")) {
                assertThat(session.get(path).body())
                        .contains("&lt;script&gt;alert(1)")
                        .contains("It says that it is spam")
                        .doesNotContain("<script>alert")
                        .doesNotContain("<img src=x")
                        .doesNotContain("<b>report");
            }
            assertThat(session.get("/quarantine/7").body())
                    .contains("Dear &lt;script&gt;alert(3)&lt;/script&gt;\nfriend")
                    .contains("onerror=alert(2)&gt;.pdf")
                    .contains("application/pdf, 2 KiB")
                    .contains("There is more");
            assertThat(
                            session.get("/quarantine/7/message")
                                    .headers()
                                    .firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=quarantine-7.eml");
            assertThat(session.get("/quarantine/8").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void speaksAsMailcowAndSaysWhoAsked() {
        try (RunningAdminUi ui = RunningAdminUi.start(0, settings())) {
            Browser api = new Browser(ui);
            assertThat(api.get("/api/v1/get/quarantine/all", KEY).body())
                    .contains("\"rcpt\":\"alice@alpha.test\"")
                    .contains("\"score\":17.25");
            assertThat(edit(api, "qitem", "7", "\"action\":\"release\"")).contains("item_released");
            assertThat(edit(api, "qitem", "8", "\"action\":\"learnspam\"")).contains("danger");
            assertThat(edit(api, "qitem", "7", "\"action\":\"delete\"")).contains("danger");
            assertThat(edit(api, "qitem", "7 OR 1=1", "\"action\":\"release\"")).contains("danger");
            assertThat(api.postJson("/api/v1/delete/qitem", "[\"7\"]", KEY).body())
                    .contains("item_deleted");
            assertThat(asked)
                    .contains(
                            "POST /quarantine/7/release?everywhere=1&actor=REST%20API%20as%20api-rw",
                            "POST /quarantine/7/delete?everywhere=1&actor=REST%20API%20as%20api-rw");
        }
    }

    @Test
    void saysCalmlyThatAntispamIsDown() {
        Map<String, String> nobody =
                Map.of("mailherd.admin-ui.quarantine.api", "http://127.0.0.1:1");
        try (RunningAdminUi ui = RunningAdminUi.start(0, nobody)) {
            assertThat(new Browser(ui).login().get("/quarantine").body())
                    .contains("antispam does not answer");
            assertThat(new Browser(ui).get("/api/v1/get/quarantine/all", KEY).statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void keepsListsScoresAndCategoriesAsMailcow() {
        try (RunningAdminUi ui = RunningAdminUi.start(0, settings())) {
            Browser api = new Browser(ui);
            api.postJson("/api/v1/add/domain", "{\"domain\":\"wish.test\"}", KEY);
            assertThat(
                            add(
                                    api,
                                    "domain-policy",
                                    "\"domain\":\"wish.test\",\"object_list\":\"bl\",\"object_from\":\"*.evil.test\""))
                    .contains("domain_modified");
            String denied = api.get("/api/v1/get/policy_bl_domain/wish.test", KEY).body();
            assertThat(denied).contains("\"value\":\"@*.evil.test\"");
            assertThat(api.get("/api/v1/get/policy_wl_domain/wish.test", KEY).body())
                    .isEqualTo("[]");
            assertThat(
                            add(
                                    api,
                                    "domain-policy",
                                    "\"domain\":\"wish.test\",\"object_list\":\"bl\",\"object_from\":\"not"
                                            + " one\""))
                    .contains("policy_list_from_invalid");
            assertThat(edit(api, "spam-score", "wish.test", "\"spam_score\":\"5,12\""))
                    .contains("success");
            assertThat(api.get("/api/v1/get/spam-score/wish.test", KEY).body())
                    .contains("5.0,12.0");
            assertThat(edit(api, "spam-score", "wish.test", "\"spam_score\":\"12,5\""))
                    .contains("spam_score_invalid");
            assertThat(
                            edit(
                                    api,
                                    "quarantine_category",
                                    "wish.test",
                                    "\"quarantine_category\":\"all\""))
                    .contains("success");
            assertThat(
                            edit(
                                    api,
                                    "quarantine_category",
                                    "wish.test",
                                    "\"quarantine_category\":\"x' OR 1=1 -- \""))
                    .contains("quarantine_category_invalid");
            retentionIsKept(api);
            String id = denied.replaceAll(".*\"prefid\":(\\d+).*", "$1");
            assertThat(
                            api.postJson("/api/v1/delete/mailbox-policy", "[\"" + id + "\"]", KEY)
                                    .body())
                    .contains("danger");
            assertThat(api.postJson("/api/v1/delete/domain-policy", "[\"" + id + "\"]", KEY).body())
                    .contains("item_deleted");
        }
    }

    private static void retentionIsKept(Browser api) {
        String kind = "quarantine_retention";
        String path = "/api/v1/get/quarantine_retention/wish.test";
        assertThat(api.get(path, KEY).body())
                .isEqualTo("{\"days\":\"\",\"messages\":\"\",\"mebibytes\":\"\"}");
        assertThat(edit(api, kind, "wish.test", "\"days\":\"7\",\"messages\":50"))
                .contains("object_modified");
        assertThat(edit(api, kind, "wish.test", "\"messages\":\"\",\"mebibytes\":20"))
                .contains("object_modified");
        assertThat(api.get(path, KEY).body())
                .isEqualTo("{\"days\":7,\"messages\":\"\",\"mebibytes\":20}");
        for (String wrong : List.of("\"days\":-1", "\"days\":3651", "\"messages\":\"many\"")) {
            assertThat(edit(api, kind, "wish.test", wrong)).contains("danger");
        }
        assertThat(edit(api, kind, "nobody@wish.test", "\"days\":1")).contains("danger");
        assertThat(api.get("/api/v1/get/quarantine_retention/nobody.test", KEY).body())
                .isEqualTo("{}");
        assertThat(api.get(path, KEY).body()).contains("\"days\":7");
    }

    private static String add(Browser api, String kind, String attributes) {
        return api.postJson("/api/v1/add/" + kind, "{" + attributes + "}", KEY).body();
    }

    private static String edit(Browser api, String kind, String item, String attributes) {
        return api.postJson(
                        "/api/v1/edit/" + kind,
                        "{\"items\":[\"" + item + "\"],\"attr\":{" + attributes + "}}",
                        KEY)
                .body();
    }
}
