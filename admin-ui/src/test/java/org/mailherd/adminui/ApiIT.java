package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.adminui.ApiClient.assertAnswer;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What mailcow's clients send and expect. */
class ApiIT {
    private static RunningAdminUi ui;
    private static Browser client;
    private static ApiClient api;

    @BeforeAll
    static void start() {
        ui = RunningAdminUi.start();
        client = new Browser(ui);
        api = new ApiClient(ui);
        post(
                "add/domain",
                "{'domain':'Alpha.test','defquota':'1024','maxquota':2048,'quota':'4096','active':'1'}");
    }

    @AfterAll
    static void stop() {
        ui.close();
    }

    private static JsonNode get(String path) {
        return api.get(path);
    }

    private static JsonNode post(String path, String body) {
        return api.post(path, body);
    }

    @Test
    void namesADomainsNumbersAsMailcowDoes() {
        JsonNode domain = get("domain/alpha.test");

        assertThat(domain.get("domain_name").asString()).isEqualTo("alpha.test");
        assertThat(domain.get("max_num_mboxes_for_domain").asLong()).isEqualTo(10);
        assertThat(domain.get("max_num_aliases_for_domain").asLong()).isEqualTo(400);
        assertThat(domain.get("def_quota_for_mbox").asLong()).isEqualTo(1024L << 20);
        assertThat(domain.get("max_quota_for_mbox").asLong()).isEqualTo(2048L << 20);
        assertThat(domain.get("max_quota_for_domain").asLong()).isEqualTo(4096L << 20);
        assertThat(domain.get("active").asInt()).isEqualTo(1);
        assertThat(domain.get("aliases_in_domain").isNumber()).isTrue();
        assertThat(get("domain/all").get(0).get("domain_name").asString()).isEqualTo("alpha.test");
        assertThat(get("domain/nowhere.test")).isEmpty();
        assertThat(get("dkim/alpha.test").get("dkim_selector").asString()).isEqualTo("dkim");
        assertThat(get("dkim/alpha.test").get("length").asString()).isEqualTo("2048");
    }

    @Test
    void leadsAMailboxThroughItsLife() {
        assertAnswer(
                post(
                        "add/mailbox",
                        "{'local_part':'Carol','domain':'alpha.test','name':'Carol','password':'secret-1','password2':'secret-1','quota':'512','active':'1'}"),
                "success",
                "mailbox_added",
                "carol@alpha.test");
        assertAnswer(
                post(
                        "edit/mailbox",
                        "{'items':['carol@alpha.test'],'attr':{'active':'2','pop3_access':['0']}}"),
                "success",
                "mailbox_modified",
                "carol@alpha.test");

        JsonNode mailbox = get("mailbox/carol@alpha.test");
        assertThat(mailbox.get("username").asString()).isEqualTo("carol@alpha.test");
        assertThat(mailbox.get("local_part").asString()).isEqualTo("carol");
        assertThat(mailbox.get("name").asString()).isEqualTo("Carol");
        assertThat(mailbox.get("quota").asLong()).isEqualTo(512L << 20);
        assertThat(mailbox.get("active").asInt()).isEqualTo(2);
        assertThat(mailbox.get("attributes").get("pop3_access").asString()).isEqualTo("0");
        assertThat(mailbox.get("attributes").get("imap_access").asString()).isEqualTo("1");
        assertThat(mailbox.get("quota_used").asLong()).isZero();
        assertThat(mailbox.get("messages").asLong()).isZero();
        assertThat(get("mailbox/all/alpha.test")).isNotEmpty();

        assertAnswer(
                post("delete/mailbox", "['carol@alpha.test']"),
                "success",
                "mailbox_removed",
                "carol@alpha.test");
        assertThat(get("mailbox/carol@alpha.test")).isEmpty();
    }

    @Test
    void leadsAnAliasThroughItsLife() {
        JsonNode added =
                post(
                        "add/alias",
                        "{'address':'team@alpha.test','goto':'a@example.org,b@example.org'}");
        String id = added.get(0).get("msg").get(2).asString();
        assertAnswer(added, "success", "alias_added", "team@alpha.test", id);
        assertThat(get("alias/" + id).get("goto").asString())
                .isEqualTo("a@example.org,b@example.org");

        assertAnswer(
                post(
                        "edit/alias",
                        "{'items':[" + id + "],'attr':{'goto':'c@example.org','active':0}}"),
                "success",
                "alias_modified",
                "team@alpha.test");
        assertThat(get("alias/" + id).get("goto").asString()).isEqualTo("c@example.org");
        assertThat(get("alias/" + id).get("active").asInt()).isZero();

        assertAnswer(
                post("delete/alias", "['" + id + "']"),
                "success",
                "alias_removed",
                "team@alpha.test");
        assertThat(get("alias/" + id)).isEmpty();
    }

    @Test
    void answersADangerForEachThingThatMayNotBe() {
        assertAnswer(
                post("add/domain", "{'domain':'alpha.test'}"),
                "danger",
                "domain_exists",
                "alpha.test");
        assertAnswer(
                post("add/domain", "{'domain':'b.test','quota':'many'}"),
                "danger",
                "quota_invalid",
                "many");
        assertAnswer(
                post("delete/domain", "['nowhere.test']"),
                "danger",
                "domain_invalid",
                "nowhere.test");
        JsonNode two = post("delete/alias", "['998','999']");
        assertThat(two).hasSize(2);
    }

    @Test
    void masksPasswordsInTheLogOfAnAnswer() {
        HttpResponse<String> answer =
                client.postJson(
                        "/api/v1/add/mailbox",
                        "{\"local_part\":\"x\",\"domain\":\"no.test\",\"password\":\"hush-hush\",\"password2\":\"hush-hush\"}",
                        "X-API-Key",
                        RunningAdminUi.READ_WRITE_KEY);
        assertThat(answer.body()).contains("domain_not_found").doesNotContain("hush-hush");
    }

    @Test
    void tellsABadRequestFromABadKeyAndAWrongPath() {
        String key = RunningAdminUi.READ_WRITE_KEY;
        assertThat(client.postJson("/api/v1/add/domain", "{no json", "X-API-Key", key).statusCode())
                .isEqualTo(400);
        assertThat(client.get("/api/v1/get/domain/all", "X-API-Key", "no-such-key").statusCode())
                .isEqualTo(401);
        assertThat(client.get("/api/v1/get/everything", "X-API-Key", key).statusCode())
                .isEqualTo(404);
        assertThat(
                        client.get(
                                        "/api/v1/get/domain/all",
                                        "X-API-Key",
                                        key,
                                        "Sec-Fetch-Dest",
                                        "document")
                                .statusCode())
                .isEqualTo(403);
    }
}
