package org.mailherd.sieve.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.sieve.InMemoryHost;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.engine.SieveEnvironment;
import org.mailherd.sieve.engine.SieveLimits;
import org.mailherd.sieve.message.ParsedMessage;
import org.mailherd.sieve.message.SieveEnvelope;
import org.mailherd.sieve.outcome.Outcome;

/** Case 22: whatever a script does, it ends, and the message is kept. */
class LimitsTest {

    private static final ParsedMessage MESSAGE =
            ParsedMessage.of(
                    SieveEnvelope.of("a@x.test", "b@x.test"),
                    ("Subject: " + "a".repeat(100_000) + "\n\nb\n")
                            .getBytes(StandardCharsets.UTF_8));

    private static Outcome run(String script, SieveLimits.Work work, AtomicLong nanos) {
        SieveLimits d = SieveLimits.DEFAULT;
        return new Interpreter(() -> nanos.addAndGet(1_000_000))
                .run(
                        List.of(Sieve.compile(script)),
                        MESSAGE,
                        new SieveEnvironment(java.util.Map.of(), List.of()),
                        new InMemoryHost(),
                        new SieveLimits(
                                d.maxActions(),
                                d.maxRedirects(),
                                d.variables(),
                                d.includes(),
                                work));
    }

    @Test
    void scriptOfTooManyStepsIsAFaultThatKeeps() {
        Outcome outcome =
                run(
                        "discard;\n".repeat(200),
                        new SieveLimits.Work(100, Duration.ofSeconds(1)),
                        new AtomicLong());
        assertThat(outcome.fault().orElseThrow().sentence()).contains("more than 100 steps");
        assertThat(outcome.fault().orElseThrow().line()).isEqualTo(101);
        assertThat(outcome.actions()).hasSize(1);
    }

    @Test
    void scriptThatTakesTooLongIsAFaultThatKeeps() {
        Outcome outcome =
                run(
                        "discard;\n".repeat(5000),
                        new SieveLimits.Work(1_000_000, Duration.ofMillis(20)),
                        new AtomicLong());
        assertThat(outcome.fault().orElseThrow().sentence()).contains("longer than 20 ms");
    }

    @Test
    @Timeout(20)
    void case22RegexReDoSOverAHugeHeaderStopsByItsWork() {
        Outcome outcome =
                run(
                        "require \"regex\";\n"
                                + "if header :regex \"subject\" \"(((a{40}){40}|b)*c)\" { discard; }\n"
                                        .repeat(50),
                        new SieveLimits.Work(200_000, Duration.ofSeconds(1000)),
                        new AtomicLong());
        assertThat(outcome.fault()).isPresent();
        assertThat(outcome.actions()).hasSize(1);
    }

    @Test
    void hostThatFailsIsNotTheScriptsFault() {
        InMemoryHost broken =
                new InMemoryHost() {
                    @Override
                    public boolean mailboxExists(String mailbox) {
                        throw new IllegalStateException("database away");
                    }
                };
        assertThatThrownBy(() ->
                        new Interpreter()
                                .run(
                                        List.of(
                                                Sieve.compile(
                                                        "require \"mailbox\"; if mailboxexists \"a\" { discard; }")),
                                        MESSAGE,
                                        new SieveEnvironment(java.util.Map.of(), List.of()),
                                        broken,
                                        SieveLimits.DEFAULT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void bodyIsNotFetchedUnlessAsked() {
        byte[] head = "Subject: x\n\n".getBytes(StandardCharsets.UTF_8);
        ParsedMessage lazy =
                ParsedMessage.lazy(
                        SieveEnvelope.of("a@x.test", "b@x.test"),
                        head,
                        200_000_000,
                        () -> {
                            throw new IllegalStateException("fetched");
                        });
        Outcome outcome =
                new Interpreter()
                        .run(
                                List.of(Sieve.compile("if size :over 100M { discard; }")),
                                lazy,
                                new SieveEnvironment(java.util.Map.of(), List.of()),
                                new InMemoryHost(),
                                SieveLimits.DEFAULT);
        assertThat(outcome.fault()).isEqualTo(Optional.empty());
    }
}
