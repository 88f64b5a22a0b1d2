package org.mailherd.tests.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.standalone.options.DemoPort;
import org.mailherd.standalone.seed.DemoAccounts;
import org.mailherd.tests.stack.Demo;

/**
 * The REST API as a script uses it.
 *
 * @param demo the stack that is asked
 */
public record AdminApi(Demo demo) {

    /** The answer to GET /api/v1/get/{path}. */
    public String get(String path) throws IOException, InterruptedException {
        return answer(request("get/" + path).build());
    }

    /**
     * The answer to POST /api/v1/{path}, such as {@code edit/qitem}, whether it says success or
     * not.
     */
    public String post(String path, String json) throws IOException, InterruptedException {
        return answer(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(
                                "http://127.0.0.1:"
                                        + demo.port(DemoPort.ADMIN)
                                        + "/api/v1/"
                                        + path))
                .header("X-API-Key", DemoAccounts.API_KEY);
    }

    private static String answer(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /** A text field of a domain's DKIM key, such as {@code dkim_txt}. */
    public String dkim(String domain, String field) throws IOException, InterruptedException {
        String answer = get("dkim/" + domain);
        Matcher found = Pattern.compile("\"" + field + "\"\\s*:\\s*\"([^\"]*)\"").matcher(answer);
        if (!found.find()) {
            throw new IOException("no " + field + " in " + answer);
        }
        return found.group(1);
    }
}
