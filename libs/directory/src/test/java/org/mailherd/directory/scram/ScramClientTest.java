package org.mailherd.directory.scram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScramClientTest {
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";

    private static ScramClient client() {
        return new ScramClient("user", "pencil", NONCE);
    }

    @Test
    void speaksAsInTheExampleOfRfc7677() {
        ScramClient client = client();
        assertThat(client.first()).isEqualTo("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        assertThat(
                        client.last(
                                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .contains(
                        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(client.accepts("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).isTrue();
        assertThat(client.accepts("v=7rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).isFalse();
        assertThat(client.accepts("e=invalid-proof")).isFalse();
    }

    @Test
    void aNameMayHaveACommaAndAnEqualsSign() {
        assertThat(new ScramClient("a,b=c", "x", "n").first()).isEqualTo("n,,n=a=2Cb=3Dc,r=n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=somebodyElse,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=!,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4095",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=9999999",
                "r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=99999999999",
                "m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22Z,i=4096"
            })
    void whatIsNoAnswerOrAsksForTooLittleOrTooMuchWorkIsNotAnswered(String challenge) {
        ScramClient client = client();
        assertThat(client.last(challenge)).isEmpty();
        assertThat(client.accepts("v=")).isFalse();
    }
}
