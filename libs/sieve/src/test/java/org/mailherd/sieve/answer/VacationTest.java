package org.mailherd.sieve.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.outcome.Action;

/** RFC 5230, RFC 6131, RFC 3834; case 22: no backscatter. */
class VacationTest {

    private static final String TO_ME = "To: nico@example.org\nSubject: lunch?\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    vacation "gone"; | vacation tim@example.com 604800 Auto: lunch?: gone; keep
                    vacation :days 0 "gone"; | vacation tim@example.com 86400 Auto: lunch?: gone; keep
                    vacation :seconds 1337 :subject "Away" "gone"; | vacation tim@example.com 1337 Away: gone; keep
                    vacation :days 23 :addresses ["tjs@example.edu"] "gone"; discard; | vacation tim@example.com 1987200 Auto: lunch?: gone
                    vacation "a"; vacation "b"; | keep; fault 1: a second vacation action
                    vacation "a"; reject "b"; | keep; fault 1: reject cannot go together with an action that delivers or answers
                    """)
    void answersOnce(String commands, String expected) {
        assertThat(
                        Sieve.of("require [\"vacation-seconds\", \"reject\"]; " + commands)
                                .says(TO_ME + "\nb\n"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To: nico@example.org\nAuto-Submitted: auto-replied\n",
                "To: nico@example.org\nAuto-Submitted: auto-generated; x=y\n",
                "To: nico@example.org\nAuto-Submitted: (script) auto-generated (at night)\n",
                "To: nico@example.org\nAuto-Submitted: no-human\n",
                "To: nico@example.org\nPrecedence: bulk\n",
                "To: nico@example.org\nList-Id: <x.example.com>\n",
                "To: nico@example.org\nList-Unsubscribe: <mailto:x@example.com>\n",
                "To: nico@example.org\nX-Auto-Response-Suppress: OOF\n",
                "To: everybody@example.org\n",
                "Subject: no recipient\n"
            })
    void case22NoAnswerToListsAndPrograms(String header) {
        assertThat(Sieve.of("require \"vacation\"; vacation \"gone\";").says(header + "\nb\n"))
                .isEqualTo("keep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MAILER-DAEMON@example.com",
                "owner-list@example.com",
                "x-request@example.com",
                "nico@example.org"
            })
    void case22NoAnswerToTheNullPathProgramsAndOneself(String from) {
        Sieve sieve = Sieve.of("require \"vacation\"; vacation \"gone\";");
        sieve.envelope = SieveEnvelope.of(from, "nico@example.org");
        assertThat(sieve.says(TO_ME + "\nb\n")).isEqualTo("keep");
    }

    @Test
    void anotherAddressOfTheOwnerCounts() {
        assertThat(
                        Sieve.of(
                                        "require \"vacation\"; vacation :addresses \"me@alias.test\""
                                                + " \"gone\";")
                                .says("Cc: Me <ME@alias.test>\nAuto-Submitted: no\n\nb\n"))
                .startsWith("vacation tim@example.com");
    }

    /** RFC 3834 5.1, 5.2: parameters are known, comments may stand around. */
    @ParameterizedTest
    @ValueSource(strings = {"no", "No", "no; x-by=hand", "no;x=y", "(by me) no", "no (by me)"})
    void answersWhatAPersonSent(String submitted) {
        assertThat(
                        Sieve.of("require \"vacation\"; vacation \"gone\";")
                                .says(TO_ME + "Auto-Submitted: " + submitted + "\n\nb\n"))
                .startsWith("vacation tim@example.com");
    }

    /** RFC 5230 4.6: people read what goes to a postmaster. */
    @Test
    void answersAPostmaster() {
        Sieve sieve = Sieve.of("require \"vacation\"; vacation \"gone\";");
        sieve.envelope = SieveEnvelope.of("postmaster@example.com", "nico@example.org");
        assertThat(sieve.says(TO_ME + "\nb\n")).startsWith("vacation postmaster@example.com");
    }

    /** RFC 5230 4.2: one answer, whatever the subject. */
    @Test
    void variablesDoNotMakeAnotherAnswer() {
        String catching =
                """
                if header :matches "subject" "*" {
                    vacation :subject "Automatic response to: ${1}" "I'm away, ${1}";
                }
                """;
        assertThat(handle(catching, "lunch?")).isEqualTo(handle(catching, "dinner?"));
        assertThat(handle("vacation :subject \"a\" \"b\";", "x"))
                .isNotEqualTo(handle("vacation :from \"a@example.org\" \"b\";", "x"));
    }

    @Test
    void handleTellsVacationsApart() {
        assertThat(handle("vacation \"a\";")).isNotEqualTo(handle("vacation \"b\";"));
        assertThat(handle("vacation :handle \"h\" \"a\";"))
                .isEqualTo(handle("vacation :handle \"h\" \"b\";"));
    }

    private static String handle(String command) {
        return handle(command, "lunch?");
    }

    private static String handle(String command, String subject) {
        return Sieve.of("require [\"vacation\", \"variables\"]; " + command)
                .run("To: nico@example.org\nSubject: " + subject + "\n\nb\n")
                .actions()
                .stream()
                .filter(Action.Vacation.class::isInstance)
                .map(action -> ((Action.Vacation) action).handle())
                .findFirst()
                .orElseThrow();
    }
}
