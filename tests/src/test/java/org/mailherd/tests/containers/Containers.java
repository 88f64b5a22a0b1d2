package org.mailherd.tests.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.tests.client.TrustAll;
import org.mailherd.tests.stack.Stack;

/** The stack of docker-compose.yml on this machine. */
final class Containers implements Stack {
    /** Added to the demo's port numbers in the mailcow.conf that CI generates. */
    static final int OFFSET = 20_000;

    static final int HTTPS = 28_443;

    private static final int COMMAND_LIMIT_SECONDS = 180;

    @Override
    public int port(DemoPort port) {
        return port.number(OFFSET);
    }

    static URI page(String path) {
        return URI.create("https://127.0.0.1:" + HTTPS + path);
    }

    /** A secret that the CI step hands over; a run without it is a run that was set up wrongly. */
    static String secret(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new AssertionError(
                    name + " is not set: run .ci/run, which starts the containers first");
        }
        return value;
    }

    /** Calls the REST API through nginx and returns the answer's body. */
    String api(String call, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(page("/api/v1/" + call))
                        .header("X-API-Key", secret("MAILHERD_API_KEY"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return send(request);
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(page(path)).build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .sslContext(TrustAll.context())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /**
     * Runs {@code docker compose ARGUMENTS} in the project's folder and returns what it printed.
     */
    static String compose(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("..").toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + said);
        }
        return said;
    }
}
