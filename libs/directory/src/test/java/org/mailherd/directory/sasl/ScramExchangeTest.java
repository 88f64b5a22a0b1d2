package org.mailherd.directory.sasl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.directory.login.Door;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.Protocol;
import org.mailherd.directory.login.ProvenLogins;
import org.mailherd.directory.sasl.ScramExchange.Binding;
import org.mailherd.directory.scram.ScramKeys;
import org.mailherd.directory.scram.ScramSalts;
import org.mailherd.mailmodel.MailAddress;

class ScramExchangeTest {
    private static final String FIRST = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
    private static final String SERVER_NONCE = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
    private static final String FINAL =
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";

    /** The example's only account: user, pencil. */
    private static final class Example implements ProvenLogins {
        private static final ScramKeys KEYS =
                ScramKeys.derive(
                        "pencil", Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);

        private record One(ScramKeys keys) implements Candidate {}

        @Override
        public List<Candidate> candidates(String username) {
            return List.of(
                    new One(
                            username.equals("user")
                                    ? KEYS
                                    : new ScramSalts(new byte[32]).nobodysKeys(username)));
        }

        @Override
        public LoginOutcome admit(Candidate proved, Door door) {
            return new LoginOutcome.Granted(
                    new MailboxAccount(7, MailAddress.parse("user@alpha.test"), "", 0, 0));
        }

        @Override
        public LoginOutcome admitByToken(String username, Door door) {
            throw new AssertionError();
        }
    }

    private static ScramExchange exchange(Binding binding, ChannelBindings channel) {
        SaslContext context = new SaslContext(new Door(Protocol.SMTP, "192.0.2.1"), channel);
        return new ScramExchange(new Example(), context, binding, () -> SERVER_NONCE);
    }

    private static SaslStep say(SaslExchange exchange, String text) {
        return exchange.respond(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(SaslStep step) {
        assertThat(step).isInstanceOf(SaslStep.Challenge.class);
        return new String(((SaslStep.Challenge) step).data(), StandardCharsets.UTF_8);
    }

    @Test
    void speaksTheExampleOfRfc7677() {
        ScramExchange exchange = exchange(Binding.ABSENT, ChannelBindings.NONE);
        assertThat(challenge(say(exchange, FIRST)))
                .isEqualTo(
                        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
        assertThat(challenge(say(exchange, FINAL)))
                .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        assertThat(say(exchange, "")).isInstanceOf(SaslStep.Done.class);
        assertThat(say(exchange, "")).isInstanceOf(SaslStep.Malformed.class);
    }

    @Test
    void refusesAProofOfAnotherPasswordAndOfNobodyAlike() {
        String other = FINAL.replace("p=dHz", "p=dHy");
        ScramExchange known = exchange(Binding.ABSENT, ChannelBindings.NONE);
        say(known, FIRST);
        ScramExchange unknown = exchange(Binding.ABSENT, ChannelBindings.NONE);
        assertThat(challenge(say(unknown, FIRST.replace("n=user", "n=nobody"))))
                .contains(",i=50000")
                .startsWith("r=rOprNGfwEbeRWgbNEkqO%hvY");
        assertThat(say(known, other)).isEqualTo(new SaslStep.Failed("user", "wrong proof"));
        assertThat(say(unknown, FINAL)).isEqualTo(new SaslStep.Failed("nobody", "wrong proof"));
    }

    @Test
    void refusesAnotherNonceAndAnotherHeader() {
        for (String wrong :
                List.of(
                        FINAL.replace("hNlF$k0", "hNlF$k1"),
                        FINAL.replace("c=biws", "c=eSws"),
                        FINAL.replace("c=biws", "c=biwsAA=="))) {
            ScramExchange exchange = exchange(Binding.ABSENT, ChannelBindings.NONE);
            say(exchange, FIRST);
            assertThat(say(exchange, wrong)).as(wrong).isInstanceOf(SaslStep.Failed.class);
        }
    }

    /** CVE-2026-27855: what a listener recorded of one login opened the next. */
    @Test
    void cve202627855ARecordedLoginOpensNoOther() {
        SaslContext context =
                new SaslContext(new Door(Protocol.SMTP, "192.0.2.1"), ChannelBindings.NONE);
        for (int i = 0; i < 20; i++) {
            ScramExchange other = new ScramExchange(new Example(), context, Binding.ABSENT);
            assertThat(challenge(say(other, FIRST))).doesNotContain(SERVER_NONCE);
            assertThat(say(other, FINAL)).isInstanceOf(SaslStep.Failed.class);
        }
        ScramExchange same = exchange(Binding.ABSENT, ChannelBindings.NONE);
        say(same, FIRST);
        assertThat(say(same, FINAL)).isInstanceOf(SaslStep.Challenge.class);
        assertThat(say(same, "")).isInstanceOf(SaslStep.Done.class);
        assertThat(say(same, FINAL)).isInstanceOf(SaslStep.Malformed.class);
    }

    @Test
    void noticesThatSomebodyHidThePlusMechanism() {
        ChannelBindings tls = type -> Optional.of(new byte[] {1, 2, 3});
        assertThat(say(exchange(Binding.OFFERED, tls), "y,,n=user,r=abc"))
                .isInstanceOf(SaslStep.Failed.class);
        assertThat(say(exchange(Binding.ABSENT, tls), "y,,n=user,r=abc"))
                .isInstanceOf(SaslStep.Challenge.class);
        assertThat(say(exchange(Binding.OFFERED, tls), "n,,n=user,r=abc"))
                .isInstanceOf(SaslStep.Challenge.class);
    }

    @Test
    void bindsToTheChannelAndToNoOther() {
        ChannelBindings tls =
                type ->
                        type.equals(ChannelBindings.EXPORTER)
                                ? Optional.of(new byte[] {1, 2, 3})
                                : Optional.empty();
        assertThat(say(exchange(Binding.REQUIRED, tls), "n,,n=user,r=abc"))
                .isInstanceOf(SaslStep.Failed.class);
        assertThat(say(exchange(Binding.REQUIRED, tls), "p=tls-unique,,n=user,r=abc"))
                .isInstanceOf(SaslStep.Failed.class);
        assertThat(finish(tls, new byte[] {1, 2, 3})).isInstanceOf(SaslStep.Challenge.class);
        assertThat(finish(tls, new byte[] {1, 2, 4})).isInstanceOf(SaslStep.Failed.class);
        assertThat(finish(tls, new byte[0])).isInstanceOf(SaslStep.Failed.class);
    }

    /** A client that sees its own end of the channel. */
    private static SaslStep finish(ChannelBindings tls, byte[] seen) {
        ScramExchange exchange = exchange(Binding.REQUIRED, tls);
        String header = "p=tls-exporter,,";
        String serverFirst = challenge(say(exchange, header + "n=user,r=abc"));
        byte[] bound = header.getBytes(StandardCharsets.US_ASCII);
        byte[] binding = Arrays.copyOf(bound, bound.length + seen.length);
        System.arraycopy(seen, 0, binding, bound.length, seen.length);
        String last = "c=" + Base64.getEncoder().encodeToString(binding) + ",r=abc" + SERVER_NONCE;
        return say(
                exchange,
                last + ",p=" + ScramClient.proof("pencil", "n=user,r=abc", serverFirst, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n",
                "n,,",
                "n,,n=user",
                "n,,n=user,r=",
                "n,,n=,r=abc",
                "n,,n=us=er,r=abc",
                "n,,m=x,n=user,r=abc",
                "x,,n=user,r=abc",
                "p=,,n=user,r=abc",
                "n,b=x,n=user,r=abc",
                "n,,n=user,r=a b",
                "n,,n=us\0er,r=abc"
            })
    void refusesWhatIsNoFirstMessage(String text) {
        assertThat(say(exchange(Binding.ABSENT, ChannelBindings.NONE), text))
                .isInstanceOf(SaslStep.Malformed.class);
    }

    @Test
    void actsForNobodyElse() {
        assertThat(say(exchange(Binding.ABSENT, ChannelBindings.NONE), "n,a=other,n=user,r=abc"))
                .isEqualTo(new SaslStep.Failed("user", "wants to act for somebody else"));
    }
}
