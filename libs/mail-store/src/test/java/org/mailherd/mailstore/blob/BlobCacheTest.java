package org.mailherd.mailstore.blob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlobCacheTest {
    private static final int SIZE = 4000;
    private final BlobCache cache = new BlobCache(4 << 20);

    @Test
    void whatHasJustArrivedIsThereHoweverOftenOldMailWasRead() {
        for (long old = 0; old < 2000; old++) {
            cache.keep(ref(old), new byte[SIZE]);
            for (int reads = 0; reads < 20; reads++) {
                cache.find(ref(old));
            }
        }
        for (long fresh = 5000; fresh < 5500; fresh++) {
            cache.keep(ref(fresh), new byte[SIZE]);
        }
        for (long fresh = 5000; fresh < 5500; fresh++) {
            assertThat(cache.find(ref(fresh))).as("%d", fresh).isNotNull();
        }
    }

    @Test
    void neverHoldsMoreThanItMay() {
        for (long blob = 0; blob < 20_000; blob++) {
            cache.keep(ref(blob), new byte[SIZE]);
        }
        int held = 0;
        for (long blob = 0; blob < 20_000; blob++) {
            held += cache.find(ref(blob)) == null ? 0 : SIZE;
        }
        assertThat(held).isBetween(3 << 20, 4 << 20);
        BlobRef large = new BlobRef(1, 1, 10, 65 * 1024);
        cache.keep(large, new byte[65 * 1024]);
        assertThat(cache.find(large)).isNull();
    }

    @Test
    void aCacheOfNothingKeepsNothing() {
        BlobCache nothing = new BlobCache(0);
        nothing.keep(ref(1), new byte[SIZE]);
        assertThat(nothing.find(ref(1))).isNull();
        BlobRef empty = new BlobRef(1, 1, 10, 0);
        nothing.keep(empty, new byte[0]);
        assertThat(nothing.find(empty)).isNull();
    }

    private static BlobRef ref(long number) {
        return new BlobRef(7, number * 1500, 1480, SIZE);
    }
}
