package org.mailherd.antispam.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BodyKeeperTest {

    @Test
    void keepsTheFirstOctetsAndDigestsAll() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int limit : new int[] {0, 1, 700, 1024, 5_000, 1 << 20}) {
            byte[] octets = new byte[4_096];
            random.nextBytes(octets);
            BodyKeeper keeper = new BodyKeeper(limit);
            for (int at = 0; at < octets.length; ) {
                int count = Math.min(octets.length - at, random.nextInt(600));
                keeper.write(octets, at, count);
                at += count;
            }
            Body body = keeper.body();
            assertThat(body.size()).isEqualTo(octets.length);
            assertThat(body.octets())
                    .isEqualTo(Arrays.copyOf(octets, Math.min(limit, octets.length)));
            assertThat(body.digest())
                    .as("seed %d limit %d", seed, limit)
                    .isEqualTo(
                            HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(octets)));
        }
    }
}
