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
import org.mailherd.mailstore.column.NumberField;
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
            case ARRIVAL -> byNumber(numbers(found, indexes, NumberField.INTERNAL_DATE));
            case SIZE -> byNumber(numbers(found, indexes, NumberField.SIZE));
            case DATE -> byNumber(numbers(found, indexes, NumberField.SENT_AT));
            case CC -> byText(texts(found, indexes, TextField.CC, TextCursor::sortKey));
            case FROM -> byText(texts(found, indexes, TextField.FROM, TextCursor::sortKey));
            case TO -> byText(texts(found, indexes, TextField.TO, TextCursor::sortKey));
            case DISPLAYFROM ->
                    byText(texts(found, indexes, TextField.FROM, TextCursor::displayKey));
            case DISPLAYTO -> byText(texts(found, indexes, TextField.TO, TextCursor::displayKey));
            case SUBJECT ->
                    byText(texts(found, indexes, TextField.SUBJECT, MessageOrder::baseSubject));
        };
    }

    private static Comparator<Integer> byNumber(long[] numbers) {
        return (a, b) -> Long.compare(numbers[a], numbers[b]);
    }

    private static Comparator<Integer> byText(byte[][] texts) {
        return (a, b) -> Arrays.compareUnsigned(texts[a], texts[b]);
    }

    private static byte[] baseSubject(TextCursor text) {
        return BaseSubject.of(text.text()).text().getBytes(StandardCharsets.UTF_8);
    }

    private long[] numbers(Found found, int[] indexes, NumberField field) {
        NumberCursor cursor = columns.numbers(found.snapshot(), field, bits(indexes));
        long[] numbers = new long[indexes.length];
        for (int place = 0; place < indexes.length; place++) {
            numbers[place] = cursor.moveTo(indexes[place]) ? cursor.value() : 0;
        }
        return numbers;
    }

    private interface TextKey {
        byte[] of(TextCursor cursor);
    }

    private byte[][] texts(Found found, int[] indexes, TextField field, TextKey key) {
        TextCursor cursor = columns.texts(found.snapshot(), field, bits(indexes));
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
