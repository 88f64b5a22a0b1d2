package org.mailherd.sieve.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** RFC 5435, 5436, 8580; case 22: notify amplification. */
class NotifyTest {

    private static final String REQUIRES = "require [\"enotify\", \"fcc\", \"variables\"]; ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    notify :importance "1" :message "hi" "mailto:a@x.test?body=b"; | notify mailto:a@x.test?body=b hi; keep
                    set "m" "mailto:a@x.test"; notify :from "me@x.test" "${m}"; | notify mailto:a@x.test ; keep
                    set "m" "tel:1"; notify "${m}"; | keep; fault 1: not a mailto: address to notify: 'tel:1'
                    if valid_notify_method ["mailto:a@x.test", "mailto:b@x.test"] { discard; } | discard
                    if valid_notify_method "xmpp:a@x.test" { discard; } | keep
                    if notify_method_capability "mailto:a@x.test" "online" ["maybe", "yes"] { discard; } | discard
                    notify "mailto:a@x.test"; notify "mailto:a@x.test"; | notify mailto:a@x.test ; keep
                    notify :message "1" "mailto:a@x.test"; notify :message "2" "mailto:a@x.test"; | notify mailto:a@x.test 1; notify mailto:a@x.test 2; keep
                    notify :fcc "Sent" "mailto:a@x.test"; | notify mailto:a@x.test ; keep
                    """)
    void notifies(String commands, String expected) {
        assertThat(Sieve.of(REQUIRES + commands).says("S: x\n\nb\n")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    notify "tel:1"; | not a mailto: address
                    notify "mailto:a@x.test?subject=%zz"; | not a mailto: address
                    notify "mailto:a@x.test?subject=a%0D%0ABcc:b@x.test"; | not a mailto: address
                    notify "mailto:a@x.test?a%3Ab=c"; | not a mailto: address
                    notify "mailto:"; | not a mailto: address
                    notify "mailto:a@1.t,a@2.t,a@3.t,a@4.t,a@5.t,a@6.t,a@7.t,a@8.t,a@9.t"; | not a mailto: address
                    notify :importance "4" "mailto:a@x.test"; | importance
                    notify :from "nobody" "mailto:a@x.test"; | not an address
                    """)
    void wrongUseDoesNotCompile(String commands, String error) {
        assertThat(Sieve.errors(REQUIRES + commands)).contains(error);
    }

    @org.junit.jupiter.api.Test
    void notificationIsNotNotifiedOf() {
        assertThat(
                        Sieve.of(REQUIRES + "notify \"mailto:a@x.test\";")
                                .says("Auto-Submitted: auto-notified; x\n\nb\n"))
                .isEqualTo("keep");
    }
}
