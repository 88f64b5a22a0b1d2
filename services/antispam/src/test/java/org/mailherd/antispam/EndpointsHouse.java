package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service, a folder that it may read, and what a client of its protocol does. */
final class EndpointsHouse implements AutoCloseable {

    static final String GTUBE =
            "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n";
    static final String JUNK = Scans.CLEAN + GTUBE;

    private final HttpClient http = HttpClient.newHttpClient();
    final FakeDns dns = FakeDns.start();
    private final ConfigurableApplicationContext service;

    EndpointsHouse(Path folder) throws Exception {
        Path scanned = Files.createDirectory(folder.resolve("scan"));
        service =
                Services.start(
                        AntispamService.class,
                        dns,
                        Map.of(
                                "mailherd.antispam.controller.scan-folder",
                                scanned.toString(),
                                "mailherd.antispam.settings.file",
                                folder.resolve("settings.conf").toString(),
                                "mailherd.antispam.actions.file",
                                folder.resolve("actions.conf").toString(),
                                "mailherd.antispam.composites.file",
                                folder.resolve("composites.conf").toString(),
                                "mailherd.antispam.blocklists.file",
                                folder.resolve("blocklists.conf").toString(),
                                "mailherd.antispam.max-message-size",
                                "1MB"));
        Files.writeString(scanned.resolve("junk.eml"), JUNK);
        Files.writeString(folder.resolve("secret.eml"), JUNK);
        Files.createSymbolicLink(scanned.resolve("link.eml"), folder.resolve("secret.eml"));
        post("/checkv2", JUNK, "Queue-Id", "q77");
        assertThat(post("/checkv2", "x".repeat(1 << 21)).statusCode()).isEqualTo(413);
    }

    @Override
    public void close() {
        service.close();
        dns.close();
    }

    static String action(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("action").asString();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    HttpResponse<String> get(String path, String... fields) throws Exception {
        return send(request(path, fields).GET());
    }

    HttpResponse<String> post(String path, String message, String... fields) throws Exception {
        return send(path, message.getBytes(StandardCharsets.UTF_8), fields);
    }

    HttpResponse<String> send(String path, byte[] message, String... fields) throws Exception {
        return send(request(path, fields).POST(HttpRequest.BodyPublishers.ofByteArray(message)));
    }

    HttpResponse<String> method(String verb, String path, String message) throws Exception {
        return send(request(path).method(verb, HttpRequest.BodyPublishers.ofString(message)));
    }

    private HttpRequest.Builder request(String path, String... fields) {
        int port = service.getBean(AntispamServer.class).port();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return fields.length == 0 ? request : request.headers(fields);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
