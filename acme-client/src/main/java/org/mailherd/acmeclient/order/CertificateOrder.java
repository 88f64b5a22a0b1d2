package org.mailherd.acmeclient.order;

import java.io.IOException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.acmeclient.challenge.ChallengeResponder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.springframework.stereotype.Component;

/** Orders one certificate for all names, each proved by HTTP-01. */
@Component
public final class CertificateOrder {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final AcmeProperties properties;
    private final Authority authority;
    private final NameVerifier verifier;
    private final ChallengeResponder responder;

    CertificateOrder(
            AcmeProperties properties,
            Authority authority,
            NameVerifier verifier,
            ChallengeResponder responder) {
        this.properties = properties;
        this.authority = authority;
        this.verifier = verifier;
        this.responder = responder;
    }

    /** Those of the names that the authority will be able to prove. */
    public List<String> reachable(List<String> names) throws InterruptedException {
        return properties.verifiesFirst() ? verifier.verified(names) : names;
    }

    /**
     * @param wanted the host's name first; names that do not lead here are left out
     * @param key the certificate's
     * @return the chain, the host's certificate first
     */
    public List<X509Certificate> place(List<String> wanted, KeyPair key)
            throws OrderFailedException, InterruptedException {
        List<String> names = reachable(wanted);
        if (!names.contains(wanted.getFirst())) {
            throw new OrderFailedException(wanted.getFirst() + " does not lead to this host");
        }
        try {
            Order order = authority.login().newOrder().domains(names).create();
            for (Authorization authorization : order.getAuthorizations()) {
                prove(authorization);
            }
            order.execute(key);
            if (order.waitForCompletion(PATIENCE) != Status.VALID) {
                throw new OrderFailedException("order is " + problem(order));
            }
            return List.copyOf(order.getCertificate().getCertificateChain());
        } catch (AcmeException | IOException e) {
            throw new OrderFailedException(reasons(e), e);
        }
    }

    private void prove(Authorization authorization)
            throws AcmeException, OrderFailedException, InterruptedException {
        if (authorization.getStatus() == Status.VALID) {
            return;
        }
        String name = authorization.getIdentifier().getDomain();
        Http01Challenge challenge =
                authorization
                        .findChallenge(Http01Challenge.class)
                        .orElseThrow(() -> new OrderFailedException(name + ": no HTTP-01 offered"));
        responder.answer(challenge.getToken(), challenge.getAuthorization());
        try {
            challenge.trigger();
            if (challenge.waitForCompletion(PATIENCE) != Status.VALID) {
                throw new OrderFailedException(
                        name
                                + ": "
                                + challenge
                                        .getError()
                                        .map(Object::toString)
                                        .orElse(challenge.getStatus().toString()));
            }
        } finally {
            responder.forget(challenge.getToken());
        }
    }

    private static String problem(Order order) {
        return order.getStatus() + order.getError().map(error -> ": " + error).orElse("");
    }

    /** acme4j says "network error" and keeps what matters in the cause. */
    private static String reasons(Throwable failure) {
        List<String> reasons = new ArrayList<>();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            reasons.add(t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage());
        }
        return String.join(": ", reasons);
    }
}
