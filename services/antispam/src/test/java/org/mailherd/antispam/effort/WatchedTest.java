package org.mailherd.antispam.effort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private static final String LONG = "a".repeat(50_000);

    /** Comes back to each letter from each letter: 2^50,000 steps. */
    private static final Pattern WITHOUT_END = Pattern.compile("(?:a|a){40}b");

    private final AtomicLong looks = new AtomicLong();
    private final Effort effort = new Effort(Duration.ofNanos(100), looks::getAndIncrement);

    @Test
    void anExpressionThatReadsForEverEndsAfterSoManyLooksAtTheClock() {
        assertThatThrownBy(() -> effort.within(_ -> WITHOUT_END.matcher(Watched.of(LONG)).find()))
                .isInstanceOf(SpentException.class);
        assertThat(effort.cutShort()).isTrue();
        assertThat(looks.get()).isLessThan(110);
    }

    @Test
    void whatIsReadOnceIsReadToItsEnd() {
        boolean found =
                effort.within(_ -> Pattern.compile("a+b").matcher(Watched.of(LONG + "b")).find());
        assertThat(found).isTrue();
        assertThat(effort.cutShort()).isFalse();
    }

    @Test
    void outsideOfAnyWorkNobodyIsStopped() {
        Effort.check();
        assertThat(Effort.isOver()).isFalse();
        assertThat(Pattern.matches("a*", Watched.of(LONG))).isTrue();
    }

    @Test
    void itIsTheTextItStandsFor() {
        CharSequence watched = Watched.of(LONG + "b");
        assertThat(watched).hasToString(LONG + "b").hasSize(LONG.length() + 1);
        assertThat(watched.subSequence(LONG.length(), LONG.length() + 1)).isEqualTo("b");
    }
}
