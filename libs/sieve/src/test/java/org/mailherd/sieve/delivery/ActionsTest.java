package org.mailherd.sieve.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.engine.SieveLimits;

/** RFC 5228 2.10 and 4, RFC 3894, RFC 5429, RFC 5490. */
class ActionsTest {

    private static final String REQUIRES =
            "require [\"fileinto\", \"copy\", \"reject\", \"ereject\", \"mailbox\","
                    + " \"special-use\"];\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    keep; keep; | keep
                    keep; fileinto "INBOX"; | keep
                    fileinto "INBOX"; keep; | keep
                    fileinto "A"; fileinto "B"; fileinto "A"; | fileinto A; fileinto B
                    fileinto :copy "A"; | fileinto A; keep
                    redirect "bart@example.com"; redirect "bart@EXAMPLE.com"; | redirect bart@example.com
                    redirect :copy "bart@example.com"; | redirect bart@example.com; keep
                    discard; | discard
                    discard; keep; | keep
                    discard; fileinto :copy "A"; | fileinto A
                    reject "no"; | reject no
                    ereject "no"; | ereject no
                    reject "no"; reject "again"; | keep; fault 2: a second reject action
                    fileinto "A"; reject "no"; | keep; fault 2: reject cannot go together with an action that delivers or answers
                    fileinto :create "A/B"; | fileinto A/B :create
                    fileinto :specialuse "\\\\Junk" "Spam"; | fileinto Spam \\Junk
                    if false { discard; } stop; discard; | keep
                    """)
    void actionsAddUpAsSectionTwoTenSays(String commands, String expected) {
        assertThat(Sieve.of(REQUIRES + commands).says("Subject: x\n\nb\n")).isEqualTo(expected);
    }

    @Test
    void moreRedirectsThanAllowedKeepTheMessageAndSendNone() {
        Sieve sieve =
                Sieve.of("redirect \"a@x.test\"; redirect \"b@x.test\"; redirect \"c@x.test\";");
        sieve.limits = SieveLimits.DEFAULT.withMaxRedirects(2);
        assertThat(sieve.says("Subject: x\n\nb\n"))
                .isEqualTo("keep; fault 1: more than 2 redirects");
    }

    @Test
    void floodOfActionsKeepsTheMessage() {
        StringBuilder script = new StringBuilder("require \"fileinto\";\n");
        for (int i = 0; i < 100; i++) {
            script.append("fileinto \"f").append(i).append("\";\n");
        }
        assertThat(Sieve.of(script.toString()).says("Subject: x\n\nb\n"))
                .isEqualTo("keep; fault 34: more than 32 actions");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    keep; | fileinto "U"; | fileinto U
                    fileinto "B"; | fileinto "U"; | fileinto B
                    fileinto :copy "B"; | fileinto "U"; | fileinto B; fileinto U
                    stop; discard; | fileinto "U"; | fileinto U
                    keep; | keep; | keep
                    discard; | keep; | discard
                    fileinto :copy "B"; | fileinto "U"; reject "no"; | fileinto B; keep; fault 2: reject cannot go together with an action that delivers or answers
                    """)
    void chainGoesOnWhileTheMessageIsKept(String before, String user, String expected) {
        assertThat(Sieve.of(REQUIRES + before, REQUIRES + user).says("Subject: x\n\nb\n"))
                .isEqualTo(expected);
    }
}
