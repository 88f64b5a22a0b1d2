package org.mailherd.mailauth.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8601, appendix B among others. */
class AuthenticationResultsTest {

    @Test
    void readsTheExamplesOfTheRfc() {
        assertThat(AuthenticationResults.parse("example.org 1; none").orElseThrow())
                .returns("example.org", AuthenticationResults::server)
                .satisfies(read -> assertThat(read.results()).isEmpty());
        AuthenticationResults read =
                AuthenticationResults.parse(
                                " foo.example.net (foobar) 1 (baz);\r\n"
                                        + "   dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n"
                                        + "     policy (A dot can go here) . (like that) expired\r\n"
                                        + "     (this surprised me) = (as I wasn't expecting it) 1362471462")
                        .orElseThrow();
        assertThat(read)
                .isEqualTo(
                        new AuthenticationResults(
                                "foo.example.net",
                                List.of(
                                        new MethodResult(
                                                "dkim",
                                                "fail",
                                                Map.of("policy.expired", "1362471462")))));
    }

    @Test
    void readsSeveralMethodsWithReasonsAndAddresses() {
        AuthenticationResults read =
                AuthenticationResults.parse(
                                "mx.example; spf=pass smtp.mailfrom=\"a;b\"@x.example; dkim=pass"
                                        + " reason=\"good \\\"key\\\"\" header.d=x.example header.i=@x.example;")
                        .orElseThrow();
        assertThat(read.results().getFirst().property("smtp.mailfrom")).contains("a;b@x.example");
        assertThat(read.results()).hasSize(2);
        assertThat(read.results().getLast().property("reason")).contains("good \"key\"");
        assertThat(read.results().getLast().property("header.i")).contains("@x.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "a; b",
                "a; b=",
                "a; =c",
                "a; b=c d",
                "a; b=c d.=e",
                "a (",
                "a; b=c \"",
                "a; b/=c"
            })
    void whatIsMalformedSaysNothing(String value) {
        assertThat(AuthenticationResults.parse(value)).isEmpty();
    }

    @Test
    void aFloodEndsSomewhere() {
        assertThat(
                        AuthenticationResults.parse("a" + "; b=c".repeat(100_000))
                                .orElseThrow()
                                .results())
                .hasSizeLessThanOrEqualTo(100);
        assertThat(AuthenticationResults.parse("(".repeat(100_000))).isEmpty();
    }

    /** RFC 8601 5: whatever a reader could take for ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.org; dkim=pass",
                " MX.Example.ORG; dkim=pass",
                "mx.example.org 1; dkim=pass",
                "mx.example.org/1; dkim=pass",
                "mx.example.org.; dkim=pass",
                "\"mx.example.org\"; dkim=pass",
                "\"mx.ex\\ample.org\"; dkim=pass",
                "(hello) mx.example.org (there (nested)); dkim=pass",
                "mx.example.org(x); dkim=pass",
                "\u200bmx.example.org; dkim=pass",
                "mx.exam\u00adple.org; dkim=pass",
                "mx.example.org",
            })
    void whatBearsOurNameIsTakenForForged(String value) {
        assertThat(AuthenticationResults.claims(value, "mx.example.org")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.example.net; dkim=pass",
                "a.mx.example.org; dkim=pass",
                "mx.example.org.evil.example; dkim=pass",
                "notmx.example.org; dkim=pass",
                "other; dkim=pass reason=\"mx.example.org\"",
                "(mx.example.org) other; dkim=pass",
                "",
            })
    void whatOthersSaidIsLeftAlone(String value) {
        assertThat(AuthenticationResults.claims(value, "mx.example.org")).isFalse();
    }

    @Test
    void ourNameInULabelsIsOurs() {
        assertThat(
                        AuthenticationResults.claims(
                                "mx.stra\u00dfe.example; a=b", "mx.xn--strae-oqa.example"))
                .isTrue();
    }
}
