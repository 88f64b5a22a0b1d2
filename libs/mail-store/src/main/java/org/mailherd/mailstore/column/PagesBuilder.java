package org.mailherd.mailstore.column;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages of all columns of one source, from rows in the order of UIDs. */
final class PagesBuilder {
    private final Map<NumberField, long[]> numbers = new EnumMap<>(NumberField.class);
    private final Map<TextField, short[]> texts = new EnumMap<>(TextField.class);
    private final Map<TextField, Dictionary.Builder> dictionaries = new EnumMap<>(TextField.class);
    private int[] uids = {};
    private int count;

    PagesBuilder(Source source) {
        for (Field field : source.fields()) {
            switch (field) {
                case NumberField number -> numbers.put(number, new long[0]);
                case TextField text -> {
                    texts.put(text, new short[0]);
                    dictionaries.put(text, new Dictionary.Builder());
                }
            }
        }
    }

    /**
     * Goes on where pages ended.
     *
     * @param before one of each column of a source, read at one time
     */
    PagesBuilder(Map<Field, Page> before) {
        before.forEach((field, page) -> {
            uids = page.uids();
            count = uids.length;
            switch (page) {
                case NumberPage known -> numbers.put((NumberField) field, known.values());
                case TextPage known -> {
                    texts.put((TextField) field, known.values());
                    dictionaries.put((TextField) field, new Dictionary.Builder(known.dictionary()));
                }
            }
        });
        grow(count + 64);
    }

    /**
     * @param row in the order of the source's number fields
     */
    void add(long uid, @Nullable EnvelopeColumns envelope, long... row) {
        if (count == uids.length) {
            grow(Math.max(64, 2 * count));
        }
        uids[count] = (int) uid;
        int at = 0;
        for (long[] column : numbers.values()) {
            column[count] = row[at++];
        }
        if (envelope != null) {
            texts.forEach((field, column) -> {
                Dictionary.Value value = envelope.value(field);
                column[count] = value == null ? 0 : dictionary(field).add(value);
            });
        }
        count++;
    }

    private Dictionary.Builder dictionary(TextField field) {
        return Objects.requireNonNull(dictionaries.get(field));
    }

    private void grow(int room) {
        uids = Arrays.copyOf(uids, room);
        numbers.replaceAll((_, column) -> Arrays.copyOf(column, room));
        texts.replaceAll((_, column) -> Arrays.copyOf(column, room));
    }

    Map<Field, Page> build(long through) {
        int[] exact = Arrays.copyOf(uids, count);
        Map<Field, Page> pages = new HashMap<>();
        numbers.forEach((field, column) ->
                pages.put(field, new NumberPage(exact, Arrays.copyOf(column, count), through)));
        texts.forEach((field, column) ->
                pages.put(
                        field,
                        new TextPage(
                                exact,
                                Arrays.copyOf(column, count),
                                dictionary(field).build(),
                                through)));
        return pages;
    }
}
