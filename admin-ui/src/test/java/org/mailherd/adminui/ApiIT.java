package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static void assertAnswer(JsonNode answer, String type, String... words) {
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("type").asString()).isEqualTo(type);
        assertThat(answer.get(0).get("msg").valueStream().map(JsonNode::asString))
                .containsExactly(words);
        assertThat(answer.get(0).get("log").isArray()).isTrue();
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

    @Test
    void leadsARelayHostThroughItsLifeAndNeverShowsItsPassword() {
        assertAnswer(
                post(
                        "add/relayhost",
                        "{'hostname':'[relay.test]:587','username':'u','password':'hush'}"),
                "success",
                "relayhost_added",
                "[relay.test]:587");
        JsonNode host = get("relayhost/all").get(0);
        String id = host.get("id").asString();
        assertThat(host.toString()).doesNotContain("hush");
        assertAnswer(
                post("edit/domain", "{'items':'alpha.test','attr':{'relayhost':'" + id + "'}}"),
                "success",
                "domain_modified",
                "alpha.test");
        assertThat(get("relayhost/" + id).get("used_by_domains").asString())
                .isEqualTo("alpha.test");
        assertAnswer(
                post("edit/relayhost", "{'items':['" + id + "'],'attr':{'active':'0'}}"),
                "success",
                "object_modified",
                "[relay.test]:587");
        assertThat(get("relayhost/" + id).get("password_short").asString()).isEqualTo("***");
        assertAnswer(
                post("add/relayhost", "{'hostname':'no host'}"),
                "danger",
                "invalid_host",
                "no host");
        assertAnswer(
                post("delete/relayhost", "['" + id + "']"), "success", "relayhost_removed", id);
        assertAnswer(post("delete/relayhost", "['x']"), "danger", "relayhost_invalid", "x");
    }

    @Test
    void leadsATransportAndATlsPolicyThroughTheirLives() {
        assertAnswer(
                post("add/transport", "{'destination':'Outside.test','nexthop':'[next.test]'}"),
                "success",
                "relayhost_added",
                "[next.test]");
        JsonNode transport = get("transport/all").get(0);
        assertThat(transport.get("destination").asString()).isEqualTo("outside.test");
        String id = transport.get("id").asString();
        assertAnswer(
                post("edit/transport", "{'items':['" + id + "'],'attr':{'nexthop':'??'}}"),
                "danger",
                "invalid_nexthop",
                "??");
        assertAnswer(
                post("delete/transport", "['" + id + "']"), "success", "relayhost_removed", id);

        assertAnswer(
                post("add/tls-policy-map", "{'dest':'outside.test','policy':'secure'}"),
                "success",
                "tls_policy_map_entry_saved",
                "outside.test");
        String policy = get("tls-policy-map/all").get(0).get("id").asString();
        assertAnswer(
                post(
                        "edit/tls-policy-map",
                        "{'items':['" + policy + "'],'attr':{'policy':'dane-only'}}"),
                "success",
                "tls_policy_map_entry_saved",
                "outside.test");
        assertThat(get("tls-policy-map/" + policy).get("policy").asString()).isEqualTo("dane-only");
        assertAnswer(
                post("delete/tls-policy-map", "['" + policy + "']"),
                "success",
                "tls_policy_map_entry_deleted",
                policy);
    }

    @Test
    void rotatesASigningKey() {
        post(
                "add/domain",
                "{'domain':'rotate.test','defquota':'1024','maxquota':2048,'quota':'4096'}");
        JsonNode added = post("add/dkim", "{'domains':'rotate.test','key_size':'2048'}");
        String selector = added.get(0).get("msg").get(2).asString();
        assertThat(get("dkim/rotate.test").get("dkim_selector").asString()).isEqualTo("dkim");
        String name = selector + "._domainkey.rotate.test";
        assertAnswer(
                post("edit/dkim", "{'items':['" + name + "'],'attr':{'state':'active'}}"),
                "success",
                "object_modified",
                name);
        JsonNode now = get("dkim/rotate.test");
        assertThat(now.get("dkim_selector").asString()).isEqualTo(selector);
        assertThat(now.get("keys").valueStream().map(key -> key.get("state").asString()))
                .containsExactly("retired", "published", "active");
        assertThat(now.toString()).doesNotContain("PRIVATE");
        assertAnswer(
                post("delete/dkim", "['dkim._domainkey.rotate.test']"),
                "success",
                "dkim_removed",
                "dkim._domainkey.rotate.test");
        assertAnswer(
                post("add/dkim", "{'domains':'rotate.test','dkim_selector':'" + selector + "'}"),
                "danger",
                "dkim_domain_or_sel_exists",
                "rotate.test");
        assertAnswer(
                post("edit/dkim", "{'items':['" + name + "'],'attr':{'state':'revoked'}}"),
                "success",
                "object_modified",
                name);
        assertThat(get("dkim/rotate.test").toString())
                .contains("\"dkim_txt\":\"v=DKIM1; k=rsa; p=\"");
        assertAnswer(
                post(
                        "add/dkim_duplicate",
                        "{'from_domain':'alpha.test','to_domain':'rotate.test'}"),
                "danger",
                "dkim_domain_or_sel_invalid",
                "rotate.test");
        assertAnswer(
                post(
                        "add/dkim_import",
                        "{'domain':'rotate.test','dkim_selector':'own','private_key_file':'none'}"),
                "danger",
                "private_key_error",
                "rotate.test");
    }
}
