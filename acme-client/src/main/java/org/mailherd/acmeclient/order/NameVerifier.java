package org.mailherd.acmeclient.order;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mailherd.acmeclient.challenge.ChallengeResponder;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks each name over HTTP for an answer that only this client can give, as the authority will do:
 * failed orders are rationed there, failed looks of our own are not.
 */
@Component
final class NameVerifier {
    private static final Logger log = LoggerFactory.getLogger(NameVerifier.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ChallengeResponder responder;

    NameVerifier(ChallengeResponder responder) {
        this.responder = responder;
    }

    /** The names that lead here. */
    List<String> verified(List<String> names) throws InterruptedException {
        List<String> good = new ArrayList<>();
        String token = "self-" + UUID.randomUUID();
        responder.answer(token, token);
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            for (String name : names) {
                if (answers(client, name, token)) {
                    good.add(name);
                } else {
                    LogEvent.of("name-not-verified")
                            .with("name", name)
                            .quoted("remedy", "its A and AAAA records must lead to port 80 here")
                            .warn(log);
                }
            }
        } finally {
            responder.forget(token);
        }
        return good;
    }

    private static boolean answers(HttpClient client, String name, String token)
            throws InterruptedException {
        URI uri = URI.create("http://" + name + ChallengeResponder.PATH + token);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body().equals(token);
        } catch (IOException _) {
            return false;
        }
    }
}
