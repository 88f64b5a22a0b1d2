package org.mailherd.antispam.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrongestTest {

    @Test
    void keepsTheFarthestFromAHalfAndOfEquallyFarOnesTheFirst() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            List<Double> all =
                    random.ints(random.nextInt(60), 0, 9).mapToObj(n -> n / 8.0).toList();
            Strongest strongest = new Strongest(10);
            all.forEach(chance -> strongest.add(chance, 2 * chance));
            assertThat(IntStream.range(0, strongest.size()).mapToObj(strongest::get))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            all.stream()
                                    .sorted(Comparator.comparingDouble(c -> -Math.abs(c - 0.5)))
                                    .limit(10)
                                    .toList());
            assertThat(IntStream.range(0, strongest.size()))
                    .allMatch(place -> strongest.share(place) == 2 * strongest.get(place));
        }
    }
}
