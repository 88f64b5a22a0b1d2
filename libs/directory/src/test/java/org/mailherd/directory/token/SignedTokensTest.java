package org.mailherd.directory.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignedTokensTest {
    private HttpServer issuer;
    private RSAKey key;
    private TokenVerifier verifier;

    @BeforeEach
    void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        answer("/jwks", new JWKSet(key.toPublicJWK()).toString());
        answer(
                "/introspect",
                "{\"active\":true,\"email\":\"alice@alpha.test\",\"aud\":[\"mail\"],\"scope\":\"mail\"}");
        issuer.start();
        verifier = settings("/jwks", "").verifier().orElseThrow();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    private void answer(String path, String json) {
        issuer.createContext(
                path,
                exchange -> {
                    byte[] body = json.getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private TokenSettings settings(String jwks, String introspection) {
        String base = "http://127.0.0.1:" + issuer.getAddress().getPort();
        return new TokenSettings(
                "https://id.test",
                "mail",
                jwks.isEmpty() ? "" : base + jwks,
                List.of("RS256"),
                introspection.isEmpty() ? "" : base + introspection,
                "smtp",
                "secret",
                "email",
                "",
                Duration.ofSeconds(60));
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer("https://id.test")
                        .audience("mail")
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("email", "alice@alpha.test");
        change.accept(claims);
        return claims.build();
    }

    private String signed(RSAKey with, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
                new RSASSASigner(with),
                change);
    }

    private static String signed(
            JWSHeader header, JWSSigner signer, Consumer<JWTClaimsSet.Builder> change)
            throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims(change));
        token.sign(signer);
        return token.serialize();
    }

    @Test
    void knowsTheOwnerOfATokenOfTheIssuer() throws Exception {
        assertThat(verifier.verify(signed(key, claims -> {})))
                .isEqualTo(new TokenVerdict.Valid("alice@alpha.test"));
    }

    @Test
    void refusesEveryTokenThatIsNotForUsNow() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(300));
        Date future = Date.from(Instant.now().plusSeconds(300));
        List<String> bad =
                List.of(
                        signed(key, claims -> claims.issuer("https://evil.test")),
                        signed(key, claims -> claims.audience("other")),
                        signed(key, claims -> claims.audience((String) null)),
                        signed(key, claims -> claims.expirationTime(past)),
                        signed(key, claims -> claims.expirationTime(null)),
                        signed(key, claims -> claims.notBeforeTime(future)),
                        signed(key, claims -> claims.claim("email", null)),
                        signed(key, claims -> claims.claim("email_verified", false)),
                        signed(new RSAKeyGenerator(2048).keyID("one").generate(), claims -> {}),
                        new PlainJWT(claims(claims -> {})).serialize(),
                        "a.b.c",
                        "x");
        for (String token : bad) {
            assertThat(verifier.verify(token)).as(token).isInstanceOf(TokenVerdict.Invalid.class);
        }
    }

    /** The classic: the public key as the secret of an HMAC. */
    @Test
    void refusesAnAlgorithmThatIsNotAllowed() throws Exception {
        String confused =
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                        new MACSigner(key.toRSAPublicKey().getEncoded()),
                        claims -> {});
        String strong =
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("one").build(),
                        new RSASSASigner(key),
                        claims -> {});
        assertThat(verifier.verify(confused)).isInstanceOf(TokenVerdict.Invalid.class);
        assertThat(verifier.verify(strong)).isInstanceOf(TokenVerdict.Invalid.class);
    }

    @Test
    void anIssuerThatIsAwayIsATempfail() throws Exception {
        TokenVerifier fresh = settings("/jwks", "").verifier().orElseThrow();
        TokenVerifier asking = settings("", "/introspect").verifier().orElseThrow();
        issuer.stop(0);
        String token = signed(key, claims -> {});
        assertThatThrownBy(() -> fresh.verify(token))
                .isInstanceOf(IssuerUnavailableException.class);
        assertThatThrownBy(() -> asking.verify("opaque"))
                .isInstanceOf(IssuerUnavailableException.class);
    }

    @Test
    void asksTheIssuerAboutTokensThatAreNotSigned() throws IOException {
        TokenVerifier asking = settings("/jwks", "/introspect").verifier().orElseThrow();
        assertThat(asking.verify("opaque")).isEqualTo(new TokenVerdict.Valid("alice@alpha.test"));
        issuer.removeContext("/introspect");
        answer("/introspect", "{\"active\":false}");
        assertThat(asking.verify("opaque")).as("remembered").isInstanceOf(TokenVerdict.Valid.class);
        assertThat(asking.verify("other")).isInstanceOf(TokenVerdict.Invalid.class);
    }

    @Test
    void settingsWithoutAudienceOrInClearAreRefused() {
        assertThatThrownBy(() ->
                        new TokenSettings(
                                "https://id.test",
                                "",
                                "http://id.test/jwks",
                                List.of("HS256"),
                                "",
                                "",
                                "",
                                "email",
                                "",
                                Duration.ZERO))
                .hasMessageContaining("audience")
                .hasMessageContaining("https")
                .hasMessageContaining("HS256");
    }
}
