package org.mailherd.directory.sasl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.ProvenLogins;
import org.mailherd.directory.login.ProvenLogins.Candidate;
import org.mailherd.directory.scram.PreparedText;
import org.mailherd.directory.scram.ScramKeys;

/**
 * SCRAM-SHA-256 and SCRAM-SHA-256-PLUS (RFC 5802, RFC 7677), server side. The signature goes out as
 * a challenge, since neither SMTP nor IMAP can say anything with their success.
 */
final class ScramExchange implements SaslExchange {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 18;

    /** What the server said of channel binding on this connection. */
    enum Binding {
        ABSENT,
        OFFERED,
        REQUIRED
    }

    private final ProvenLogins logins;
    private final SaslContext context;
    private final Binding binding;
    private final Supplier<String> nonces;
    private State state = new Begun();

    private sealed interface State {}

    private record Begun() implements State {}

    private record Challenged(
            ScramMessages.First first, String serverFirst, String nonce, List<Candidate> candidates)
            implements State {}

    private record Signed(MailboxAccount account) implements State {}

    private record Ended() implements State {}

    ScramExchange(ProvenLogins logins, SaslContext context, Binding binding) {
        this(logins, context, binding, ScramExchange::randomNonce);
    }

    ScramExchange(
            ProvenLogins logins, SaslContext context, Binding binding, Supplier<String> nonces) {
        this.logins = logins;
        this.context = context;
        this.binding = binding;
        this.nonces = nonces;
    }

    private static String randomNonce() {
        byte[] random = new byte[NONCE];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Override
    public byte[] prompt() {
        return new byte[0];
    }

    @Override
    public SaslStep respond(byte[] response) {
        State now = state;
        state = new Ended();
        return switch (now) {
            case Begun() ->
                    Utf8.decode(response)
                            .flatMap(ScramMessages::first)
                            .map(this::challenge)
                            .orElseGet(() -> new SaslStep.Malformed("no first message of SCRAM"));
            case Challenged challenged ->
                    Utf8.decode(response)
                            .flatMap(ScramMessages::last)
                            .map(last -> check(challenged, last))
                            .orElseGet(() -> new SaslStep.Malformed("no final message of SCRAM"));
            case Signed(MailboxAccount account) ->
                    response.length == 0
                            ? new SaslStep.Done(account)
                            : new SaslStep.Malformed("nothing may follow the signature");
            case Ended() -> new SaslStep.Malformed("the exchange is over");
        };
    }

    private SaslStep challenge(ScramMessages.First first) {
        Optional<String> refusal = refusal(first);
        if (refusal.isPresent()) {
            return new SaslStep.Failed(first.username(), refusal.get());
        }
        List<Candidate> candidates = logins.candidates(PreparedText.of(first.username()));
        ScramKeys keys = candidates.getFirst().keys();
        String nonce = first.nonce() + nonces.get();
        String message =
                "r=%s,s=%s,i=%d"
                        .formatted(
                                nonce,
                                Base64.getEncoder().encodeToString(keys.salt()),
                                keys.iterations());
        state = new Challenged(first, message, nonce, candidates);
        return new SaslStep.Challenge(message.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> refusal(ScramMessages.First first) {
        boolean bound = first.flag() == 'p';
        if (bound != (binding == Binding.REQUIRED)) {
            return Optional.of("channel binding and mechanism do not go together");
        }
        if (first.flag() == 'y' && binding == Binding.OFFERED) {
            // RFC 5802 6: somebody between us has hidden the -PLUS that we offer.
            return Optional.of("the client did not see SCRAM-SHA-256-PLUS: downgrade");
        }
        if (bound && context.bindings().data(first.bindingType()).isEmpty()) {
            return Optional.of("channel binding type is not available");
        }
        return first.authority().isEmpty() || first.authority().equalsIgnoreCase(first.username())
                ? Optional.empty()
                : Optional.of("wants to act for somebody else");
    }

    private SaslStep check(Challenged challenged, ScramMessages.Final last) {
        String username = challenged.first().username();
        byte[] authMessage =
                (challenged.first().bare()
                                + ","
                                + challenged.serverFirst()
                                + ","
                                + last.withoutProof())
                        .getBytes(StandardCharsets.UTF_8);
        Candidate proved = null;
        for (Candidate candidate : challenged.candidates()) {
            if (candidate.keys().proves(last.proof(), authMessage)) {
                proved = candidate;
            }
        }
        if (!last.nonce().equals(challenged.nonce())
                || !MessageDigest.isEqual(last.binding(), expectedBinding(challenged.first()))) {
            return new SaslStep.Failed(username, "nonce or channel binding is not this one");
        }
        if (proved == null) {
            return new SaslStep.Failed(username, "wrong proof");
        }
        byte[] signature = proved.keys().signature(authMessage);
        return switch (logins.admit(proved, context.door())) {
            case LoginOutcome.Refused(String reason) -> new SaslStep.Failed(username, reason);
            case LoginOutcome.Granted(MailboxAccount account) -> {
                state = new Signed(account);
                String text = "v=" + Base64.getEncoder().encodeToString(signature);
                yield new SaslStep.Challenge(text.getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    private byte[] expectedBinding(ScramMessages.First first) {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes(first.gs2Header().getBytes(StandardCharsets.UTF_8));
        if (first.flag() == 'p') {
            context.bindings().data(first.bindingType()).ifPresent(expected::writeBytes);
        }
        return expected.toByteArray();
    }
}
