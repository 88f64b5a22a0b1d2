package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The queue, as smtp has it, on the page and in mailcow's API. */
class QueueIT {
    private static final String[] KEY = {"X-API-Key", RunningAdminUi.READ_WRITE_KEY};

    @Test
    void listsAndSteersThroughSmtpAndSaysWhoAsked() {
        try (FakeQueueApi smtp = new FakeQueueApi();
                RunningAdminUi ui = RunningAdminUi.start(0, smtp.settings())) {
            smtp.add("4XbT2k1mzA", "bob@example.net", "DEFERRED", "451 4.7.1 later");
            smtp.add("4XbT2k1mzB", "eve@example.net", "HOLD", "");
            Browser api = new Browser(ui);

            assertThat(api.get("/api/v1/get/mailq/all", KEY).body())
                    .contains("\"queue_id\":\"4XbT2k1mzA\"")
                    .contains("\"queue_name\":\"deferred\"")
                    .contains("\"queue_name\":\"hold\"")
                    .contains("\"message_size\":3000")
                    .contains("bob@example.net (451 4.7.1 later)");
            assertThat(edit(api, "4XbT2k1mzA", "hold")).contains("queue_command_success");
            assertThat(edit(api, "4XbT2k1mzB", "unhold")).contains("queue_command_success");
            assertThat(edit(api, "mailqitems-all", "flush")).contains("queue_command_success");
            assertThat(edit(api, "4XbTnowhere", "deliver")).contains("queue_item_unchanged");
            assertThat(api.postJson("/api/v1/delete/mailq", "[\"4XbT2k1mzA\"]", KEY).body())
                    .contains("queue_command_success");
            assertThat(smtp.asked())
                    .containsExactly(
                            "hold 4XbT2k1mzA REST API as api-rw",
                            "release 4XbT2k1mzB REST API as api-rw",
                            "flush all REST API as api-rw",
                            "flush 4XbTnowhere REST API as api-rw",
                            "delete 4XbT2k1mzA REST API as api-rw");

            Browser session = new Browser(ui).login();
            assertThat(session.get("/queue").body())
                    .contains("4XbT2k1mzB")
                    .doesNotContain("4XbT2k1mzA");
            assertThat(session.get("/queue?q=eve%40example.net").body()).contains("4XbT2k1mzB");
            assertThat(session.get("/queue?q=nobody%40example.net").body())
                    .contains("Nothing found");
        }
    }

    private static String edit(Browser api, String item, String action) {
        String body = "{\"items\":[\"" + item + "\"],\"attr\":{\"action\":\"" + action + "\"}}";
        return api.postJson("/api/v1/edit/mailq", body, KEY).body();
    }

    @Test
    void saysCalmlyThatSmtpIsDown() {
        Map<String, String> nobody = Map.of("mailherd.admin-ui.queue.api", "http://127.0.0.1:1");
        try (RunningAdminUi ui = RunningAdminUi.start(0, nobody)) {
            Browser session = new Browser(ui).login();
            for (String path : new String[] {"/queue", "/"}) {
                HttpResponse<String> page = session.get(path);
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.body()).contains("smtp does not answer");
            }
            HttpResponse<String> answer = new Browser(ui).get("/api/v1/get/mailq/all", KEY);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("smtp does not answer");
        }
    }

    @Test
    void namesTheSecretThatDoesNotFit() {
        try (FakeQueueApi smtp = new FakeQueueApi();
                RunningAdminUi ui =
                        RunningAdminUi.start(
                                0,
                                Map.of(
                                        "mailherd.admin-ui.queue.api",
                                        smtp.settings().get("mailherd.admin-ui.queue.api"),
                                        "mailherd.admin-ui.queue.token",
                                        "another"))) {
            assertThat(new Browser(ui).login().get("/queue").body()).contains("queue_token");
        }
    }
}
