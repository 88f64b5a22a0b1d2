package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** mailcow's rl-mbox and rl-domain, each change read back. */
class RateLimitApiIT {
    private static final String[] KEY = {"X-API-Key", RunningAdminUi.READ_WRITE_KEY};

    @Test
    void limitsAreSetReadAndTakenAwayAsInMailcow() {
        try (RunningAdminUi ui = RunningAdminUi.start()) {
            JdbcClient jdbc = ui.bean(JdbcClient.class);
            jdbc.sql("INSERT INTO domain (domain) VALUES ('rl.test')").update();
            jdbc.sql(
                            "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                    + " VALUES ('a@rl.test', 'a', 'rl.test', '')")
                    .update();
            Browser api = new Browser(ui);
            assertThat(edit(api, "rl-mbox", "a@rl.test", "10", "h")).contains("rl_saved");
            assertThat(edit(api, "rl-domain", "rl.test", "500", "d")).contains("rl_saved");
            assertThat(get(api, "rl-mbox/a@rl.test"))
                    .isEqualTo("{\"value\":\"10\",\"frame\":\"h\"}");
            assertThat(get(api, "rl-domain/rl.test"))
                    .isEqualTo("{\"value\":\"500\",\"frame\":\"d\"}");
            assertThat(get(api, "rl-mbox/all"))
                    .isEqualTo("[{\"mailbox\":\"a@rl.test\",\"value\":\"10\",\"frame\":\"h\"}]");
            assertThat(get(api, "rl-domain/all")).contains("\"domain\":\"rl.test\"");
            for (String[] wrong :
                    new String[][] {
                        {"a@rl.test", "10", "w"},
                        {"a@rl.test", "-1", "h"},
                        {"a@rl.test", "9999999", "h"},
                        {"x@rl.test", "1", "h"},
                        {"rl.test", "1", "h"}
                    }) {
                assertThat(edit(api, "rl-mbox", wrong[0], wrong[1], wrong[2])).contains("danger");
            }
            assertThat(get(api, "rl-mbox/a@rl.test")).contains("\"10\"");
            assertThat(edit(api, "rl-mbox", "a@rl.test", "0", "h")).contains("rl_saved");
            assertThat(get(api, "rl-mbox/a@rl.test")).isEqualTo("{}");
            assertThat(get(api, "rl-mbox/all")).isEqualTo("[]");
        }
    }

    private static String get(Browser api, String path) {
        return api.get("/api/v1/get/" + path, KEY).body();
    }

    private static String edit(Browser api, String kind, String owner, String value, String frame) {
        return api.postJson(
                        "/api/v1/edit/" + kind,
                        "{\"items\":[\"%s\"],\"attr\":{\"rl_value\":\"%s\",\"rl_frame\":\"%s\"}}"
                                .formatted(owner, value, frame),
                        KEY)
                .body();
    }
}
