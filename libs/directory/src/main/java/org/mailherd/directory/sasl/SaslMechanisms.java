package org.mailherd.directory.sasl;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailherd.directory.login.Logins;
import org.mailherd.directory.token.TokenVerifier;

/** Which mechanisms a server offers, and their beginning. */
public final class SaslMechanisms {
    private final Logins logins;
    private final Optional<TokenVerifier> tokens;
    private final Set<Mechanism> enabled;

    /** What a mechanism's name leads to. */
    public sealed interface Selection {
        record Begun(SaslExchange exchange) implements Selection {}

        /** Known, and not for this server or this connection. */
        record SwitchedOff() implements Selection {}

        record Unknown() implements Selection {}
    }

    /**
     * @param tokens who checks OAUTHBEARER's and XOAUTH2's; without one they are not offered
     * @param enabled what the operator wants
     */
    public SaslMechanisms(Logins logins, Optional<TokenVerifier> tokens, Set<Mechanism> enabled) {
        this.logins = logins;
        this.tokens = tokens;
        this.enabled = Set.copyOf(enabled);
    }

    /** Names to announce on a connection. */
    public List<String> offered(ChannelBindings bindings) {
        return Arrays.stream(Mechanism.values())
                .filter(one -> available(one, bindings))
                .map(Mechanism::saslName)
                .toList();
    }

    private boolean available(Mechanism mechanism, ChannelBindings bindings) {
        return enabled.contains(mechanism)
                && switch (mechanism) {
                    case PLAIN, LOGIN, SCRAM_SHA_256 -> true;
                    case SCRAM_SHA_256_PLUS -> bindings.present();
                    case OAUTHBEARER, XOAUTH2 -> tokens.isPresent();
                };
    }

    public Selection select(String name, SaslContext context) {
        Optional<Mechanism> mechanism = Mechanism.named(name);
        if (mechanism.isEmpty()) {
            return new Selection.Unknown();
        }
        return available(mechanism.get(), context.bindings())
                ? new Selection.Begun(begin(mechanism.get(), context))
                : new Selection.SwitchedOff();
    }

    private SaslExchange begin(Mechanism mechanism, SaslContext context) {
        return switch (mechanism) {
            case PLAIN -> new PlainExchange(logins.passwords(), context.door());
            case LOGIN -> new LoginExchange(logins.passwords(), context.door());
            case SCRAM_SHA_256 -> new ScramExchange(logins.proven(), context, plusOffered(context));
            case SCRAM_SHA_256_PLUS ->
                    new ScramExchange(logins.proven(), context, ScramExchange.Binding.REQUIRED);
            case OAUTHBEARER ->
                    new TokenExchange(
                            BearerMessage::oauthBearer,
                            tokens.orElseThrow(),
                            logins.proven(),
                            context.door());
            case XOAUTH2 ->
                    new TokenExchange(
                            BearerMessage::xoauth2,
                            tokens.orElseThrow(),
                            logins.proven(),
                            context.door());
        };
    }

    private ScramExchange.Binding plusOffered(SaslContext context) {
        return available(Mechanism.SCRAM_SHA_256_PLUS, context.bindings())
                ? ScramExchange.Binding.OFFERED
                : ScramExchange.Binding.ABSENT;
    }
}
