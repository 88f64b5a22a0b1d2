package org.mailherd.mailstore.column;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A page as octets: arrays one after the other, each led by its length. Whoever changes this, or
 * what a page's texts are folded to, counts up the version in {@code DerivedRows.Kind}.
 */
final class PageImage {
    private ByteBuffer octets;

    private PageImage(ByteBuffer octets) {
        this.octets = octets;
    }

    static byte[] of(Page page) {
        PageImage image = new PageImage(ByteBuffer.allocate(64 * 1024));
        switch (page) {
            case NumberPage numbers -> image.put(numbers);
            case TextPage texts -> image.put(texts);
        }
        return Arrays.copyOf(image.octets.array(), image.octets.position());
    }

    /** Empty when these are not the octets of a page. */
    static Optional<Page> read(byte[] octets, boolean texts) {
        try {
            PageImage image = new PageImage(ByteBuffer.wrap(octets));
            return Optional.of(texts ? image.texts() : image.numbers());
        } catch (BufferUnderflowException | NegativeArraySizeException _) {
            return Optional.empty();
        }
    }

    private void put(NumberPage page) {
        room(Long.BYTES).putLong(page.through());
        ints(page.uids());
        longs(page.sizes());
        longs(page.internalDates());
        longs(page.saveDates());
        longs(page.emailIds());
    }

    private NumberPage numbers() {
        long through = octets.getLong();
        return new NumberPage(ints(), longs(), longs(), longs(), longs(), through);
    }

    private void put(TextPage page) {
        room(Long.BYTES).putLong(page.through());
        ints(page.uids());
        longs(page.sentAt());
        ints(page.sentDays());
        longs(page.threadIds());
        for (short[] values : page.values()) {
            shorts(values);
        }
        for (Dictionary dictionary : page.dictionaries()) {
            DictionaryImage image = dictionary.image();
            bytes(image.text());
            ints(image.starts());
            ints(image.keyLengths());
            ints(image.displayLengths());
            bytes(image.keys());
        }
    }

    private TextPage texts() {
        long through = octets.getLong();
        int[] uids = ints();
        long[] sentAt = longs();
        int[] sentDays = ints();
        long[] threadIds = longs();
        int fields = TextField.values().length;
        short[][] values = new short[fields][];
        Arrays.setAll(values, _ -> shorts());
        Dictionary[] dictionaries = new Dictionary[fields];
        Arrays.setAll(
                dictionaries,
                _ -> new DictionaryImage(bytes(), ints(), ints(), ints(), bytes()).dictionary());
        return new TextPage(uids, sentAt, sentDays, threadIds, values, dictionaries, through);
    }

    private void ints(int[] values) {
        int length = Integer.BYTES * values.length;
        room(Integer.BYTES + length).putInt(values.length).asIntBuffer().put(values);
        octets.position(octets.position() + length);
    }

    private int[] ints() {
        int[] values = new int[count(Integer.BYTES)];
        octets.asIntBuffer().get(values);
        octets.position(octets.position() + Integer.BYTES * values.length);
        return values;
    }

    private void longs(long[] values) {
        int length = Long.BYTES * values.length;
        room(Integer.BYTES + length).putInt(values.length).asLongBuffer().put(values);
        octets.position(octets.position() + length);
    }

    private long[] longs() {
        long[] values = new long[count(Long.BYTES)];
        octets.asLongBuffer().get(values);
        octets.position(octets.position() + Long.BYTES * values.length);
        return values;
    }

    private void shorts(short[] values) {
        int length = Short.BYTES * values.length;
        room(Integer.BYTES + length).putInt(values.length).asShortBuffer().put(values);
        octets.position(octets.position() + length);
    }

    private short[] shorts() {
        short[] values = new short[count(Short.BYTES)];
        octets.asShortBuffer().get(values);
        octets.position(octets.position() + Short.BYTES * values.length);
        return values;
    }

    private void bytes(byte[] values) {
        room(Integer.BYTES + values.length).putInt(values.length).put(values);
    }

    private byte[] bytes() {
        byte[] values = new byte[count(1)];
        octets.get(values);
        return values;
    }

    private int count(int bytesEach) {
        int count = octets.getInt();
        if (count < 0 || (long) count * bytesEach > octets.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private ByteBuffer room(int wanted) {
        if (octets.remaining() < wanted) {
            byte[] more =
                    Arrays.copyOf(
                            octets.array(),
                            Math.max(2 * octets.capacity(), octets.position() + wanted));
            octets = ByteBuffer.wrap(more).position(octets.position());
        }
        return octets;
    }
}
