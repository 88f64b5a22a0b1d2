package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailherd.adminui.ApiClient.assertAnswer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How mail leaves, as mailcow's clients set it: routes, TLS, signing keys, rate limits. */
class OutboundApiIT {
    private static final String[] KEY = {"X-API-Key", RunningAdminUi.READ_WRITE_KEY};

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
                "{'domain':'alpha.test','defquota':'1024','maxquota':2048,'quota':'4096'}");
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

    /** Each change is read back. */
    @Test
    void rateLimitsAreSetReadAndTakenAwayAsInMailcow() {
        JdbcClient jdbc = ui.bean(JdbcClient.class);
        jdbc.sql("INSERT INTO domain (domain) VALUES ('rl.test')").update();
        jdbc.sql(
                        "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                + " VALUES ('a@rl.test', 'a', 'rl.test', '')")
                .update();
        assertThat(limit("rl-mbox", "a@rl.test", "10", "h")).contains("rl_saved");
        assertThat(limit("rl-domain", "rl.test", "500", "d")).contains("rl_saved");
        assertThat(shown("rl-mbox/a@rl.test")).isEqualTo("{\"value\":\"10\",\"frame\":\"h\"}");
        assertThat(shown("rl-domain/rl.test")).isEqualTo("{\"value\":\"500\",\"frame\":\"d\"}");
        assertThat(shown("rl-mbox/all"))
                .isEqualTo("[{\"mailbox\":\"a@rl.test\",\"value\":\"10\",\"frame\":\"h\"}]");
        assertThat(shown("rl-domain/all")).contains("\"domain\":\"rl.test\"");
        for (String[] wrong :
                new String[][] {
                    {"a@rl.test", "10", "w"},
                    {"a@rl.test", "-1", "h"},
                    {"a@rl.test", "9999999", "h"},
                    {"x@rl.test", "1", "h"},
                    {"rl.test", "1", "h"}
                }) {
            assertThat(limit("rl-mbox", wrong[0], wrong[1], wrong[2])).contains("danger");
        }
        assertThat(shown("rl-mbox/a@rl.test")).contains("\"10\"");
        assertThat(limit("rl-mbox", "a@rl.test", "0", "h")).contains("rl_saved");
        assertThat(shown("rl-mbox/a@rl.test")).isEqualTo("{}");
        assertThat(shown("rl-mbox/all")).isEqualTo("[]");
    }

    private static String shown(String path) {
        return client.get("/api/v1/get/" + path, KEY).body();
    }

    private static String limit(String kind, String owner, String value, String frame) {
        return client.postJson(
                        "/api/v1/edit/" + kind,
                        "{\"items\":[\"%s\"],\"attr\":{\"rl_value\":\"%s\",\"rl_frame\":\"%s\"}}"
                                .formatted(owner, value, frame),
                        KEY)
                .body();
    }
}
