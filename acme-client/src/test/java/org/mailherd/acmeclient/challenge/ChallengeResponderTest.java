package org.mailherd.acmeclient.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.platform.boot.PlatformProperties;

class ChallengeResponderTest {
    private final ChallengeResponder responder =
            new ChallengeResponder(
                    new PlatformProperties(
                            "mail.example.org",
                            "127.0.0.1",
                            new PlatformProperties.Tls(Path.of("unused")),
                            new PlatformProperties.Dns("")),
                    new ChallengeProperties(0));

    @BeforeEach
    void start() {
        responder.start();
    }

    @AfterEach
    void stop() {
        responder.stop();
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + responder.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void answersTokensOfOrdersUnderWayOnly() throws Exception {
        responder.answer("token", "token.thumbprint");
        assertThat(get(ChallengeResponder.PATH + "token").body()).isEqualTo("token.thumbprint");
        assertThat(get(ChallengeResponder.PATH + "other").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
        responder.forget("token");
        assertThat(get(ChallengeResponder.PATH + "token").statusCode()).isEqualTo(404);
    }
}
