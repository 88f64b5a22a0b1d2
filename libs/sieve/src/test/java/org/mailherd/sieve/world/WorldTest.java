package org.mailherd.sieve.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.outcome.Outcome;

/** RFC 5183, 5235, 5463, 5490, 7352, 8579. */
class WorldTest {

    private static final String MESSAGE =
            "Message-ID: <1@example.com>\nX-Event: 7\nSubject: x\n\nb\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    mailboxexists ["Work"] | true
                    mailboxexists ["Work", "Nope"] | false
                    specialuse_exists "\\\\junk" | true
                    specialuse_exists "Work" "\\\\Junk" | false
                    metadata :is "Work" "/private/vnd.x" "on" | true
                    metadataexists "Work" ["/private/vnd.x", "/private/no"] | false
                    servermetadata :contains "/shared/comment" "hi" | true
                    servermetadataexists "/shared/comment" | true
                    environment :matches "name" "mail*" | true
                    environment :is "remote-host" "" | false
                    environment :count "eq" :comparator "i;ascii-numeric" "remote-host" "0" | false
                    spamtest :value "ge" :comparator "i;ascii-numeric" "6" | true
                    spamtest :percent :value "eq" :comparator "i;ascii-numeric" "60" | true
                    virustest :value "eq" :comparator "i;ascii-numeric" "5" | true
                    ihave ["fileinto", "comparator-i;ascii-numeric"] | true
                    ihave "FileInto" | false
                    ihave ["fileinto", "vnd.nobody.thing"] | false
                    """)
    void testsAskTheHost(String test, boolean expected) {
        Sieve sieve =
                Sieve.of(
                        "require [\"mailbox\", \"special-use\", \"mboxmetadata\", \"servermetadata\","
                                + " \"environment\", \"spamtestplus\", \"virustest\", \"relational\","
                                + " \"comparator-i;ascii-numeric\", \"ihave\"]; if "
                                + test
                                + " { discard; }");
        sieve.host.mailboxes.add("Work");
        sieve.host.specialUses.put("Spam", "\\Junk");
        sieve.host.metadata.put("Work /private/vnd.x", "on");
        sieve.host.metadata.put(" /shared/comment", "oh hi");
        sieve.host.spam = OptionalDouble.of(0.6);
        sieve.host.virus = OptionalInt.of(5);
        assertThat(sieve.says(MESSAGE)).isEqualTo(expected ? "discard" : "keep");
    }

    @Test
    void untestedSpamIsZero() {
        assertThat(Sieve.holds("\"spamtest\"", "spamtest :is \"0\"", MESSAGE)).isTrue();
    }

    @Test
    void duplicateIsRememberedOnlyAfterTheRun() {
        Sieve sieve = Sieve.of("require \"duplicate\"; if duplicate { discard; }");
        Outcome first = sieve.run(MESSAGE);
        assertThat(first.duplicates()).hasSize(1);
        assertThat(sieve.says(MESSAGE)).isEqualTo("keep");
        sieve.host.duplicates.add(first.duplicates().getFirst().key());
        assertThat(sieve.says(MESSAGE)).isEqualTo("discard");
        assertThat(sieve.run(MESSAGE).duplicates()).isEmpty();
    }

    @Test
    void duplicatesOfDifferentHandlesAreDifferent() {
        Sieve sieve =
                Sieve.of(
                        "require \"duplicate\"; if duplicate :header \"X-Event\" :handle \"a\""
                                + " :seconds 60 { discard; } if duplicate :handle \"b\" :last"
                                + " :header \"X-Event\" { discard; }");
        assertThat(sieve.run(MESSAGE).duplicates()).hasSize(2);
    }

    @Test
    void duplicateFloodBoundsItsKeys() {
        Outcome outcome =
                Sieve.of("require \"duplicate\"; if duplicate { discard; }")
                        .run("Message-ID: <" + "x".repeat(100_000) + ">\n\nb\n");
        assertThat(outcome.duplicates().getFirst().key()).hasSize(64);
    }

    @Test
    void unknownExtensionBehindIhaveIsNoErrorUntilItRuns() {
        String script =
                """
                require ["ihave", "fileinto"];
                if ihave "vnd.example.teleport" { teleport "moon"; } else { fileinto "earth"; }
                """;
        assertThat(Sieve.of(script).says(MESSAGE)).isEqualTo("fileinto earth");
    }

    @Test
    void errorEndsTheRunAndKeeps() {
        assertThat(Sieve.of("require \"ihave\"; discard; error \"no way\";").says(MESSAGE))
                .isEqualTo("keep; fault 1: no way");
    }
}
