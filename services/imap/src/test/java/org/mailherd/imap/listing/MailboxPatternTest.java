package org.mailherd.imap.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class MailboxPatternTest {

    @Test
    void starCrossesLevelsAndPercentDoesNot() {
        assertThat(matches("", "*", "a/b/c")).isTrue();
        assertThat(matches("", "%", "a/b")).isFalse();
        assertThat(matches("", "%/%", "a/b")).isTrue();
        assertThat(matches("a/", "%", "a/b")).isTrue();
        assertThat(matches("", "a%c", "abc")).isTrue();
        assertThat(matches("", "a%c", "a/c")).isFalse();
        assertThat(matches("", "a*c", "a/b/c")).isTrue();
        assertThat(matches("", "*a%b*", "xxa-b/c")).isTrue();
        assertThat(matches("", "", "a")).isFalse();
    }

    @Test
    void inboxIsOneFolderHoweverWritten() {
        assertThat(matches("", "inbox", "INBOX")).isTrue();
        assertThat(matches("", "Inbox/%", "INBOX/a")).isTrue();
        assertThat(matches("", "inboxes", "INBOXes")).isFalse();
    }

    /** CVE-2021-40110: a pattern of LIST kept a regular expression busy for ever. */
    @Test
    void cve202140110PatternOfManyWildcardsIsFast() {
        String pattern = "*a%".repeat(300);
        String name = "a".repeat(498) + "/b";

        Assertions.assertTimeout(
                Duration.ofSeconds(1), () -> assertThat(matches("", pattern, name)).isFalse());
    }

    private static boolean matches(String reference, String pattern, String name) {
        return MailboxPattern.of(reference, pattern).matches(name);
    }
}
