package org.mailherd.directory.token;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens let people in (OAUTHBEARER, XOAUTH2). Without an issuer nobody's do.
 *
 * @param issuer as the tokens' {@code iss} says it, exactly
 * @param audience one that the tokens' {@code aud} must name
 * @param jwksUri where the issuer publishes its keys; checks signed tokens
 * @param algorithms signatures that count
 * @param introspectionUri whom to ask about tokens that are not signed ones (RFC 7662); answers are
 *     remembered for 30 seconds at most
 * @param clientId name for asking
 * @param clientSecret its password
 * @param usernameClaim which claim is the mailbox's address
 * @param requiredScope a scope that the token must have; empty for none
 * @param clockSkew how far the issuer's clock may be from ours
 */
@ConfigurationProperties("mailherd.oauth")
public record TokenSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String audience,
        @DefaultValue("") String jwksUri,
        @DefaultValue({"RS256", "ES256", "PS256"}) List<String> algorithms,
        @DefaultValue("") String introspectionUri,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("email") String usernameClaim,
        @DefaultValue("") String requiredScope,
        @DefaultValue("60s") Duration clockSkew) {
    // Signatures that anybody can check and only the issuer can make: no HS256, no none.
    private static final Set<String> ASYMMETRIC =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /**
     * @throws IllegalArgumentException naming every fault at once
     */
    public TokenSettings {
        List<String> faults = new ArrayList<>();
        if (!issuer.isBlank()) {
            if (jwksUri.isBlank() && introspectionUri.isBlank()) {
                faults.add(
                        "mailherd.oauth.issuer needs mailherd.oauth.jwks-uri or mailherd.oauth.introspection-uri");
            }
            if (audience.isBlank()) {
                faults.add(
                        "mailherd.oauth.audience is empty: a token made for another service would open mailboxes");
            }
            checkUri("jwks-uri", jwksUri, faults);
            checkUri("introspection-uri", introspectionUri, faults);
        }
        for (String algorithm : algorithms) {
            if (!ASYMMETRIC.contains(algorithm)) {
                faults.add(
                        "mailherd.oauth.algorithms: " + algorithm + " is not one of " + ASYMMETRIC);
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        algorithms = List.copyOf(algorithms);
    }

    private static void checkUri(String name, String text, List<String> faults) {
        if (text.isBlank()) {
            return;
        }
        try {
            URI uri = URI.create(text);
            String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
            boolean here = host.equals("localhost") || host.equals("127.0.0.1");
            if (host.isEmpty()
                    || !("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && here))) {
                faults.add("mailherd.oauth." + name + " must be an https address");
            }
        } catch (IllegalArgumentException e) {
            faults.add("mailherd.oauth." + name + ": " + e.getMessage());
        }
    }

    /** Empty when there is no issuer. */
    public Optional<TokenVerifier> verifier() {
        if (issuer.isBlank()) {
            return Optional.empty();
        }
        Optional<TokenVerifier> signed =
                jwksUri.isBlank()
                        ? Optional.empty()
                        : Optional.of(new SignedTokens(this, new Claims(this)));
        Optional<TokenVerifier> asked =
                introspectionUri.isBlank()
                        ? Optional.empty()
                        : Optional.of(new Introspection(this, new Claims(this)));
        if (signed.isPresent() && asked.isPresent()) {
            TokenVerifier first = signed.get();
            TokenVerifier second = asked.get();
            return Optional.of(token ->
                    token.chars().filter(c -> c == '.').count() == 2
                            ? first.verify(token)
                            : second.verify(token));
        }
        return signed.isPresent() ? signed : asked;
    }
}
