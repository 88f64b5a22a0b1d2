package org.mailherd.directory.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Signed tokens (JWT): signature with one of the issuer's published keys and an allowed algorithm,
 * issuer, audience, expiry and not-before. Keys are kept for minutes and fetched again when an
 * unknown one is named, at a bounded rate; while the issuer is away the old ones serve on.
 */
final class SignedTokens implements TokenVerifier {
    private static final int TIMEOUT_MILLIS = 3000;
    private static final int MAX_KEYS = 256 * 1024;
    private static final long OUTAGE_MILLIS = 60L * 60 * 1000;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Claims claims;

    SignedTokens(TokenSettings settings, Claims claims) {
        this.claims = claims;
        Set<JWSAlgorithm> algorithms =
                settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        try {
            var keys =
                    JWKSourceBuilder.create(
                                    URI.create(settings.jwksUri()).toURL(),
                                    new DefaultResourceRetriever(
                                            TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS))
                            .retrying(true)
                            .outageTolerant(OUTAGE_MILLIS)
                            .build();
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("mailherd.oauth.jwks-uri: " + e.getMessage(), e);
        }
        // RFC 9068 2.1; issuers that write JWT, or nothing, are common.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null));
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(
                        settings.audience(),
                        new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                        Set.of("exp"));
        verifier.setMaxClockSkew(Math.toIntExact(settings.clockSkew().toSeconds()));
        processor.setJWTClaimsSetVerifier(verifier);
    }

    @Override
    public TokenVerdict verify(String token) {
        try {
            return claims.owner(processor.process(token, null).getClaims());
        } catch (ParseException | BadJOSEException e) {
            return new TokenVerdict.Invalid(String.valueOf(e.getMessage()));
        } catch (KeySourceException e) {
            throw new IssuerUnavailableException("no keys of the issuer: " + e.getMessage(), e);
        } catch (JOSEException e) {
            return new TokenVerdict.Invalid(String.valueOf(e.getMessage()));
        }
    }
}
