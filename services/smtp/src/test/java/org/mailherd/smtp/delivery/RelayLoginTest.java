package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.smtp.routing.RelayLogin;
import org.mailherd.smtp.routing.Route;
import org.mailherd.smtp.routing.TlsPolicy;
import org.mailherd.smtp.routing.TlsPolicy.Level;
import org.mailherd.testsupport.ScriptedSmtpServer;

/**
 * What a relay host hears of our name and password, and what becomes of mail when it does not like
 * them.
 */
class RelayLoginTest {
    private static final SSLContext CERTIFICATE = Wire.certificate();
    private static final RelayLogin LOGIN = new RelayLogin("üser", "pass wörd", false);
    private static final TlsPolicy ENCRYPT = new TlsPolicy(Level.ENCRYPT, List.of());
    private static final String PLAIN = "AUTH PLAIN " + coded("\0üser\0pass wörd");

    private final Wire wire = Wire.usual();
    private ScriptedSmtpServer relay = ScriptedSmtpServer.startWithTls(CERTIFICATE);

    @AfterEach
    void stop() {
        wire.close();
        relay.close();
    }

    @Test
    void plainGoesOverStarttls() throws Exception {
        relay.announcing("AUTH PLAIN LOGIN").reply("AUTH PLAIN", "235 2.7.0 welcome");
        assertThat(wire.send(starttls(LOGIN))).isInstanceOf(Attempt.Delivered.class);
        assertThat(relay.commands())
                .startsWith("EHLO mx.alpha.test", "STARTTLS", "EHLO mx.alpha.test", PLAIN);
        assertThat(relay.messages().getFirst().encrypted()).isTrue();
    }

    @Test
    void loginGoesOverStarttlsWhereThereIsNoPlain() throws Exception {
        relay.announcing("AUTH=LOGIN CRAM-MD5");
        acceptLogin();
        assertThat(wire.send(starttls(LOGIN))).isInstanceOf(Attempt.Delivered.class);
        assertThat(relay.commands())
                .containsSubsequence("STARTTLS", "AUTH LOGIN", coded("üser"), coded("pass wörd"));
    }

    @Test
    void bothGoOverTlsFromTheFirstOctet() throws Exception {
        implicit().announcing("AUTH LOGIN PLAIN").reply("AUTH PLAIN", "235 2.7.0 welcome");
        assertThat(wire.send(smtps(LOGIN))).isInstanceOf(Attempt.Delivered.class);
        assertThat(relay.commands()).startsWith("EHLO mx.alpha.test", PLAIN);
        implicit().announcing("AUTH LOGIN");
        acceptLogin();
        assertThat(wire.send(smtps(LOGIN))).isInstanceOf(Attempt.Delivered.class);
        assertThat(relay.commands()).startsWith("EHLO mx.alpha.test", "AUTH LOGIN");
        assertThat(relay.messages().getFirst().encrypted()).isTrue();
    }

    /** smtps: is the operator's word, whatever the level says. */
    @Test
    void tlsFromTheFirstOctetIsNeverGivenUp() throws Exception {
        for (Level level : List.of(Level.NONE, Level.MAY, Level.DANE)) {
            TlsPolicy tls = new TlsPolicy(level, List.of());
            implicit().announcing("AUTH PLAIN").reply("AUTH PLAIN", "235 2.7.0 welcome");
            Route route = Wire.to(relay.port(), true, tls, Optional.of(LOGIN));
            assertThat(wire.send(route)).as(level.name()).isInstanceOf(Attempt.Delivered.class);
            assertThat(relay.messages().getFirst().encrypted()).isTrue();
            relay.close();
            relay = ScriptedSmtpServer.start().announcing("AUTH PLAIN");
            expectSecret(Wire.to(relay.port(), true, tls, Optional.of(LOGIN)));
        }
    }

    /** 535 is a permanent refusal, but of our password and not of anybody's mail. */
    @Test
    void aRefusedLoginDefersAndNeverBounces() throws Exception {
        relay.announcing("AUTH PLAIN").alwaysReply("AUTH", "535 5.7.8 wrong password");
        expectDeferred(
                wire.send(starttls(LOGIN)),
                "4.7.8",
                "login not accepted: 535 5.7.8 wrong password");
        relay.announcing("AUTH LOGIN").alwaysReply("AUTH", "334 VXNlcm5hbWU6");
        relay.alwaysReply(coded("üser"), "535 5.7.8 no such user");
        expectDeferred(wire.send(starttls(LOGIN)), "4.7.8", "no such user");
        assertThat(relay.commands()).doesNotContain(coded("pass wörd"));
        assertThat(relay.commands()).noneMatch(command -> command.startsWith("MAIL"));
    }

    @Test
    void aServerWithoutALoginWeKnowDefers() throws Exception {
        relay.announcing("AUTH NTLM GSSAPI");
        expectDeferred(
                wire.send(starttls(LOGIN)),
                "4.7.8",
                "the server offers none of AUTH SCRAM-SHA-256, PLAIN, LOGIN, CRAM-MD5");
        relay.announcing("PIPELINING");
        expectDeferred(
                wire.send(starttls(LOGIN)),
                "4.7.8",
                "the server offers none of AUTH SCRAM-SHA-256, PLAIN, LOGIN, CRAM-MD5");
    }

    /** A stripped STARTTLS or a broken handshake must not bring the password into the open. */
    @Test
    void theLoginNeverGoesInClear() throws Exception {
        relay.reply("STARTTLS", "454 4.7.0 not now");
        expectSecret(Wire.to(relay.port(), false, TlsPolicy.DEFAULT, Optional.of(LOGIN)));
        relay.reply("STARTTLS", "220 liar").hangUpAt("STARTTLS");
        expectSecret(starttls(LOGIN));
        relay.close();
        relay = ScriptedSmtpServer.start().announcing("AUTH PLAIN LOGIN");
        expectSecret(Wire.to(relay.port(), false, TlsPolicy.DEFAULT, Optional.of(LOGIN)));
        expectSecret(
                Wire.to(
                        relay.port(),
                        false,
                        new TlsPolicy(Level.NONE, List.of()),
                        Optional.of(LOGIN)));
        expectSecret(starttls(LOGIN));
    }

    @Test
    void whoSaysSoMayLogInInClear() throws Exception {
        relay.close();
        relay = ScriptedSmtpServer.start().announcing("AUTH PLAIN");
        RelayLogin open = new RelayLogin("üser", "pass wörd", true);
        assertThat(wire.send(Wire.to(relay.port(), false, TlsPolicy.DEFAULT, Optional.of(open))))
                .isInstanceOf(Attempt.Delivered.class);
        assertThat(relay.commands()).contains(PLAIN);
    }

    /** The example of RFC 2195. */
    @Test
    void cramMd5AnswersTheChallenge() throws Exception {
        relay.announcing("AUTH CRAM-MD5")
                .reply(
                        "AUTH CRAM-MD5",
                        "334 " + coded("<1896.697170952@postoffice.reston.mci.net>"))
                .reply(coded("tim b913a602"), "235 2.7.0 welcome");
        RelayLogin tim = new RelayLogin("tim", "tanstaaftanstaaf", false);
        wire.send(starttls(tim));
        assertThat(relay.commands())
                .containsSubsequence(
                        "AUTH CRAM-MD5", coded("tim b913a602c7eda7a495b4e6e7334d3890"));
    }

    @Test
    void inClearTheDigestGoesBeforeThePassword() throws Exception {
        relay.close();
        relay = ScriptedSmtpServer.start().announcing("AUTH PLAIN LOGIN CRAM-MD5");
        RelayLogin open = new RelayLogin("tim", "tanstaaftanstaaf", true);
        wire.send(Wire.to(relay.port(), false, TlsPolicy.DEFAULT, Optional.of(open)));
        assertThat(relay.commands())
                .contains("AUTH CRAM-MD5")
                .noneMatch(command -> command.startsWith("AUTH PLAIN"));
    }

    @Test
    void aServerThatProvesNothingGetsNoMail() throws Exception {
        relay.announcing("AUTH SCRAM-SHA-256")
                .alwaysReply("AUTH", "334 " + coded("r=other,s=AAAA,i=4096"));
        expectDeferred(wire.send(starttls(LOGIN)), "4.7.8", "challenge is none of SCRAM-SHA-256");
        assertThat(relay.commands()).endsWith("*");
        relay.announcing("AUTH SCRAM-SHA-256").alwaysReply("AUTH", "235 2.7.0 come in");
        expectDeferred(wire.send(starttls(LOGIN)), "4.7.8", "before we have said who we are");
    }

    /** An account that moved in has no keys for SCRAM until it has said its password once. */
    @Test
    void whereScramIsRefusedPlainIsTriedUnderTls() throws Exception {
        relay.announcing("AUTH SCRAM-SHA-256 PLAIN")
                .reply("AUTH SCRAM", "535 5.7.8 no keys")
                .reply("AUTH PLAIN", "235 2.7.0 welcome");
        assertThat(wire.send(starttls(LOGIN))).isInstanceOf(Attempt.Delivered.class);
    }

    /** Mail of one login must not go over the connection of another. */
    @Test
    void anotherLoginGetsAnotherConnection() throws Exception {
        relay.announcing("AUTH PLAIN");
        wire.send(starttls(LOGIN));
        wire.send(starttls(LOGIN));
        wire.send(starttls(new RelayLogin("other", "secret", false)));
        assertThat(relay.clients()).hasSize(2);
        assertThat(relay.messages()).hasSize(3);
    }

    private void expectSecret(Route route) throws Exception {
        Attempt attempt = wire.send(route);
        assertThat(attempt).isInstanceOf(Attempt.Deferred.class);
        assertThat(relay.commands())
                .noneMatch(command -> command.startsWith("AUTH"))
                .noneMatch(command -> command.startsWith("MAIL"));
    }

    private static void expectDeferred(Attempt attempt, String status, String text) {
        assertThat(attempt).isInstanceOf(Attempt.Deferred.class);
        assertThat(String.valueOf(attempt.reply().enhanced())).isEqualTo(status);
        assertThat(attempt.reply().toString()).contains(text);
    }

    private void acceptLogin() {
        relay.reply("AUTH LOGIN", "334 VXNlcm5hbWU6")
                .reply(coded("üser"), "334 UGFzc3dvcmQ6")
                .reply(coded("pass wörd"), "235 2.7.0 welcome");
    }

    private ScriptedSmtpServer implicit() {
        relay.close();
        relay = ScriptedSmtpServer.startWithImplicitTls(CERTIFICATE);
        return relay;
    }

    private Route starttls(RelayLogin login) {
        return Wire.to(relay.port(), false, ENCRYPT, Optional.of(login));
    }

    private Route smtps(RelayLogin login) {
        return Wire.to(relay.port(), true, ENCRYPT, Optional.of(login));
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
