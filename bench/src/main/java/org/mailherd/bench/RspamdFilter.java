package org.mailherd.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rspamd's protocol: Mailherd's and Rspamd's own. Nothing is said of the envelope. */
final class RspamdFilter implements SpamFilter {
    private static final Pattern ACTION = Pattern.compile("\"action\":\\s*\"([a-z ]+)\"");
    private static final Pattern SCORE =
            Pattern.compile("\"score\":\\s*(-?[0-9.]+(?:[eE]-?\\d+)?)");
    private static final Set<String> AS_SPAM = Set.of("add header", "rewrite subject", "reject");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int checks;
    private final int lessons;

    RspamdFilter(int checks, int lessons) {
        this.checks = checks;
        this.lessons = lessons;
    }

    @Override
    public boolean learn(byte[] message, boolean spam) throws IOException, InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = post(lessons, spam ? "/learnspam" : "/learnham", message);
        } catch (IOException e) {
            // Rspamd's 204 ("too little in it") has a body, which Java's client takes for broken.
            if (String.valueOf(e.getMessage()).contains("204 response")) {
                return false;
            }
            throw e;
        }
        // 208: known already; 204 and 422: too little in it.
        if (!Set.of(200, 204, 208, 422).contains(answer.statusCode())) {
            throw new IOException("lesson: " + answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() == 200;
    }

    @Override
    public Opinion check(byte[] message) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(checks, "/checkv2", message);
        Matcher action = ACTION.matcher(answer.body());
        // The message's own score stands after those of its symbols in one of the two.
        String body = answer.body().replaceAll("\"symbols\":\\s*\\{(?:[^{}]|\\{[^{}]*\\})*\\}", "");
        Matcher score = SCORE.matcher(body);
        if (answer.statusCode() != 200 || !action.find() || !score.find()) {
            throw new IOException("check: " + answer.statusCode() + " " + answer.body());
        }
        return new Opinion(Double.parseDouble(score.group(1)), AS_SPAM.contains(action.group(1)));
    }

    private HttpResponse<String> post(int port, String path, byte[] message)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
