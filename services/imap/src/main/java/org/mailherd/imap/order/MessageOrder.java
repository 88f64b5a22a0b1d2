package org.mailherd.imap.order;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mailherd.imap.search.Found;
import org.mailherd.imap.syntax.SortRequest.Criterion;
import org.mailherd.imap.syntax.SortRequest.Key;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.column.NumberCursor;
import org.mailherd.mailstore.column.TextCursor;
import org.mailherd.mailstore.column.TextField;

/** Sorts messages by criteria, RFC 5256 section 3 and RFC 5957. */
public final class MessageOrder {
    private static final byte[] NOTHING = {};

    private final FolderColumns columns;

    public MessageOrder(FolderColumns columns) {
        this.columns = columns;
    }

    /**
     * The messages in order; those that no criterion tells apart stay as they are in the folder.
     */
    public Found sort(Found found, List<Criterion> order) {
        int[] indexes = found.indexes();
        Integer[] places = IntStream.range(0, indexes.length).boxed().toArray(Integer[]::new);
        Comparator<Integer> all = null;
        for (Criterion criterion : order) {
            Comparator<Integer> one = comparator(found, indexes, criterion.key());
            one = criterion.reverse() ? one.reversed() : one;
            all = all == null ? one : all.thenComparing(one);
        }
        if (all != null) {
            // A stable sort: the order in the folder is the last criterion.
            Arrays.sort(places, all);
        }
        return found.ordered(Arrays.stream(places).mapToInt(place -> indexes[place]).toArray());
    }

    private Comparator<Integer> comparator(Found found, int[] indexes, Key key) {
        return switch (key) {
            case ARRIVAL, SIZE -> byNumber(numbers(found, indexes, key));
            case DATE -> byNumber(sentDates(found, indexes));
            case CC -> byText(texts(found, indexes, t -> t.sortKey(TextField.CC)));
            case FROM -> byText(texts(found, indexes, t -> t.sortKey(TextField.FROM)));
            case TO -> byText(texts(found, indexes, t -> t.sortKey(TextField.TO)));
            case DISPLAYFROM -> byText(texts(found, indexes, t -> t.displayKey(TextField.FROM)));
            case DISPLAYTO -> byText(texts(found, indexes, t -> t.displayKey(TextField.TO)));
            case SUBJECT -> byText(texts(found, indexes, MessageOrder::baseSubject));
        };
    }

    private static Comparator<Integer> byNumber(long[] numbers) {
        return (a, b) -> Long.compare(numbers[a], numbers[b]);
    }

    private static Comparator<Integer> byText(byte[][] texts) {
        return (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]);
    }

    private static byte[] baseSubject(TextCursor text) {
        return BaseSubject.of(text.text(TextField.SUBJECT)).text().getBytes(StandardCharsets.UTF_8);
    }

    private long[] numbers(Found found, int[] indexes, Key key) {
        NumberCursor cursor = columns.numbers(found.snapshot(), bits(indexes));
        long[] numbers = new long[indexes.length];
        for (int place = 0; place < indexes.length; place++) {
            if (cursor.moveTo(indexes[place])) {
                numbers[place] = key == Key.SIZE ? cursor.size() : cursor.internalDate();
            }
        }
        return numbers;
    }

    private long[] sentDates(Found found, int[] indexes) {
        TextCursor cursor = columns.texts(found.snapshot(), bits(indexes));
        long[] dates = new long[indexes.length];
        for (int place = 0; place < indexes.length; place++) {
            dates[place] = cursor.moveTo(indexes[place]) ? cursor.sentAt() : 0;
        }
        return dates;
    }

    private interface TextKey {
        byte[] of(TextCursor cursor);
    }

    private byte[][] texts(Found found, int[] indexes, TextKey key) {
        TextCursor cursor = columns.texts(found.snapshot(), bits(indexes));
        byte[][] texts = new byte[indexes.length][];
        for (int place = 0; place < indexes.length; place++) {
            texts[place] = cursor.moveTo(indexes[place]) ? key.of(cursor) : NOTHING;
        }
        return texts;
    }

    private static BitSet bits(int[] indexes) {
        BitSet bits = new BitSet();
        for (int index : indexes) {
            bits.set(index);
        }
        return bits;
    }
}
