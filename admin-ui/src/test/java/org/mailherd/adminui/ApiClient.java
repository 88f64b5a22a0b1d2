package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script that uses the REST API; apostrophes in its JSON stand for quotation marks. */
final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Browser client;

    ApiClient(RunningAdminUi ui) {
        this.client = new Browser(ui);
    }

    JsonNode get(String path) {
        HttpResponse<String> answer =
                client.get("/api/v1/get/" + path, "X-API-Key", RunningAdminUi.READ_ONLY_KEY);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/json");
        return JSON.readTree(answer.body());
    }

    JsonNode post(String path, String body) {
        HttpResponse<String> answer =
                client.postJson(
                        "/api/v1/" + path,
                        body.replace('\'', '"'),
                        "X-API-Key",
                        RunningAdminUi.READ_WRITE_KEY);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** An edit of one entry. */
    JsonNode edit(String kind, String item, String attributes) {
        return post("edit/" + kind, "{'items':['" + item + "'],'attr':{" + attributes + "}}");
    }

    /** The words of the only answer to a change, after whether it came to be. */
    static List<String> words(JsonNode answer) {
        assertThat(answer).hasSize(1);
        JsonNode only = answer.get(0);
        return Stream.concat(
                        Stream.of(only.get("type").asString()),
                        only.get("msg").valueStream().map(JsonNode::asString))
                .toList();
    }

    /**
     * @param words of the only answer to a change
     */
    static void assertAnswer(JsonNode answer, String type, String... words) {
        assertThat(answer).hasSize(1);
        assertThat(answer.get(0).get("type").asString()).isEqualTo(type);
        assertThat(answer.get(0).get("msg").valueStream().map(JsonNode::asString))
                .containsExactly(words);
        assertThat(answer.get(0).get("log").isArray()).isTrue();
    }
}
