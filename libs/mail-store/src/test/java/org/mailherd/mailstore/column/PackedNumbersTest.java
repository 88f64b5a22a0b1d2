package org.mailherd.mailstore.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PackedNumbersTest {

    @Test
    void numbersOfEverySpreadComeBackAsTheyWere() {
        Random random = new Random(7);
        for (int bits = 0; bits < Long.SIZE; bits++) {
            int shift = bits;
            for (int count : new int[] {0, 1, 2, 3, 1024, 1025}) {
                long[] numbers =
                        LongStream.range(0, count).map(_ -> random.nextLong() >> shift).toArray();
                assertThat(read(packed(numbers))).isEqualTo(numbers);
                Arrays.sort(numbers);
                assertThat(read(packed(numbers))).isEqualTo(numbers);
            }
        }
    }

    @Test
    void theFurthestApartAndThoseJustBeyondAWidthComeBack() {
        for (long step : new long[] {0xff, 0x100, 0xffff, 0x1_0000, 0xffff_ffffL, 1L << 32}) {
            long[] numbers = {-5, step - 5, -5, step - 5};
            assertThat(read(packed(numbers))).isEqualTo(numbers);
        }
        long[] numbers = {Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MIN_VALUE, -1};
        assertThat(read(packed(numbers))).isEqualTo(numbers);
    }

    @Test
    void numbersInARowTakeAHandfulOfOctets() {
        long[] numbers = LongStream.range(4_000_000_000L, 4_000_001_024L).toArray();
        assertThat(packed(numbers).limit()).isEqualTo(21);
    }

    @Test
    void octetsThatEndEarlyOrSayWhatCannotBeAreRefused() {
        ByteBuffer whole = packed(new long[] {1, 500, 3, 70_000});
        for (int length = 0; length < whole.limit(); length++) {
            ByteBuffer part = whole.slice(0, length).order(ByteOrder.LITTLE_ENDIAN);
            assertThatThrownBy(() -> PackedNumbers.read(part))
                    .isInstanceOf(BufferUnderflowException.class);
        }
        for (int form : new int[] {3, 7, 9, 0x43, -1}) {
            ByteBuffer odd = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
            odd.putInt(4).put((byte) form).rewind();
            assertThatThrownBy(() -> PackedNumbers.read(odd))
                    .isInstanceOf(BufferUnderflowException.class);
        }
        ByteBuffer many = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        many.putInt(1 << 30).rewind();
        assertThatThrownBy(() -> PackedNumbers.read(many))
                .isInstanceOf(BufferUnderflowException.class);
    }

    private static long[] read(ByteBuffer octets) {
        long[] numbers = PackedNumbers.read(octets);
        assertThat(octets.hasRemaining()).isFalse();
        return numbers;
    }

    private static ByteBuffer packed(long[] numbers) {
        ByteBuffer octets =
                ByteBuffer.allocate(PackedNumbers.room(numbers.length))
                        .order(ByteOrder.LITTLE_ENDIAN);
        PackedNumbers.put(numbers, octets);
        return octets.flip();
    }
}
