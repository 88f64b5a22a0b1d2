package org.mailherd.mailstore.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageImageTest {
    private static final long THROUGH = 4_294_967_295L;

    /** Beyond what an int is with a sign. */
    private static final int[] UIDS = {5, 6, 9, 1_000_000, Integer.MIN_VALUE, -1};

    @Test
    void aPageOfNumbersComesBackAsItWas() {
        long[] values = {0, -1, 7, 1 << 20, Long.MAX_VALUE, Long.MIN_VALUE};
        NumberPage read =
                (NumberPage)
                        PageImage.read(
                                        PageImage.of(new NumberPage(UIDS, values, THROUGH)),
                                        NumberField.SIZE)
                                .orElseThrow();
        assertThat(read.uids()).isEqualTo(UIDS);
        assertThat(read.values()).isEqualTo(values);
        assertThat(read.through()).isEqualTo(THROUGH);
    }

    @Test
    void aPageOfTextsWithKeysComesBackAndIsSearched() {
        Dictionary.Builder values = new Dictionary.Builder();
        short[] numbers = {
            values.add(new Dictionary.Value("ANNA <A@B.TEST>", "A", "ANNA")),
            0,
            values.add(new Dictionary.Value("C@B.TEST", "C", "C")),
            values.add(Dictionary.Value.plain("")),
            values.add(new Dictionary.Value("ANNA <A@B.TEST>", "A", "ANNA")),
            values.add(new Dictionary.Value("\u00c4\u00df", "", "\u00c4"))
        };
        TextPage page = new TextPage(UIDS, numbers, values.build(), THROUGH);
        TextPage read = again(page);
        assertSame(page, read);
        assertThat(read.containing(needle("@B."))).isEqualTo(places(0, 2, 4));
        assertThat(read.containing(new Needle(new byte[0]))).isEqualTo(places(0, 2, 3, 4, 5));
        // Written from what was read, as a page that has grown is.
        assertSame(page, again(read));
        assertSame(
                page,
                again(
                        new TextPage(
                                UIDS,
                                numbers,
                                new Dictionary.Builder(read.dictionary()).build(),
                                THROUGH)));
    }

    @Test
    void aPageWithoutKeysOrWithoutMessagesComesBack() {
        Dictionary.Builder values = new Dictionary.Builder();
        short[] numbers = new short[UIDS.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.add(Dictionary.Value.plain("number " + i));
        }
        TextPage page = new TextPage(UIDS, numbers, values.build(), THROUGH);
        assertSame(page, again(page));
        TextPage none = new TextPage(new int[0], new short[0], new Dictionary.Builder().build(), 1);
        assertSame(none, again(none));
    }

    @Test
    void damagedOctetsAreNoPageOrOneThatCanBeSearched() {
        Dictionary.Builder values = new Dictionary.Builder();
        short[] numbers = new short[UIDS.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.add(new Dictionary.Value("TEXT " + i, "K" + i, "D"));
        }
        byte[] whole = PageImage.of(new TextPage(UIDS, numbers, values.build(), THROUGH));
        for (int length = 0; length < whole.length; length++) {
            assertThat(PageImage.read(Arrays.copyOf(whole, length), TextField.FROM)).isEmpty();
        }
        Random random = new Random(3);
        for (int time = 0; time < 5_000; time++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] = (byte) random.nextInt();
            Optional<Page> read = PageImage.read(damaged, TextField.FROM);
            read.ifPresent(page -> ((TextPage) page).containing(needle("TEXT 3")));
        }
    }

    private static TextPage again(TextPage page) {
        return (TextPage) PageImage.read(PageImage.of(page), TextField.FROM).orElseThrow();
    }

    private static void assertSame(TextPage expected, TextPage page) {
        assertThat(page.uids()).isEqualTo(expected.uids());
        assertThat(page.values()).isEqualTo(expected.values());
        assertThat(page.through()).isEqualTo(expected.through());
        Dictionary there = page.dictionary();
        assertThat(there.size()).isEqualTo(expected.dictionary().size());
        for (int value = 0; value < there.size(); value++) {
            assertThat(there.text(value)).isEqualTo(expected.dictionary().text(value));
            assertThat(there.key(value)).isEqualTo(expected.dictionary().key(value));
            assertThat(there.display(value)).isEqualTo(expected.dictionary().display(value));
        }
    }

    private static Needle needle(String text) {
        return new Needle(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BitSet places(int... places) {
        BitSet bits = new BitSet();
        Arrays.stream(places).forEach(bits::set);
        return bits;
    }
}
