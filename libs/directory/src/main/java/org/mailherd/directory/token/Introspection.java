package org.mailherd.directory.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Asks the issuer whose a token is (RFC 7662). */
final class Introspection implements TokenVerifier {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MAX_REMEMBERED = 10_000;

    private final TokenSettings settings;
    private final Claims claims;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Cache<String, TokenVerdict> answers =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MAX_REMEMBERED).build();

    Introspection(TokenSettings settings, Claims claims) {
        this.settings = settings;
        this.claims = claims;
    }

    @Override
    public TokenVerdict verify(String token) {
        String key = digest(token);
        TokenVerdict known = answers.getIfPresent(key);
        if (known != null) {
            return known;
        }
        TokenVerdict fresh = judge(ask(token));
        answers.put(key, fresh);
        return fresh;
    }

    private Map<String, Object> ask(String token) {
        String login = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(settings.introspectionUri()))
                        .timeout(TIMEOUT)
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        login.getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "token_type_hint=access_token&token=" + encoded(token)))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IssuerUnavailableException(
                        "introspection answered " + answer.statusCode(), null);
            }
            return JSONObjectUtils.parse(answer.body());
        } catch (IOException | ParseException e) {
            throw new IssuerUnavailableException("introspection: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuerUnavailableException("interrupted", e);
        }
    }

    /** {@code active} covers signature and expiry; issuer and audience are checked where told. */
    private TokenVerdict judge(Map<String, Object> answer) {
        if (!Boolean.TRUE.equals(answer.get("active"))) {
            return new TokenVerdict.Invalid("the issuer says it is not active");
        }
        if (answer.get("iss") instanceof String issuer && !issuer.equals(settings.issuer())) {
            return new TokenVerdict.Invalid("issued by " + issuer);
        }
        boolean ours =
                switch (answer.get("aud")) {
                    case String one -> one.equals(settings.audience());
                    case List<?> several -> several.contains(settings.audience());
                    case null, default -> true;
                };
        return ours ? claims.owner(answer) : new TokenVerdict.Invalid("for another audience");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String digest(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
