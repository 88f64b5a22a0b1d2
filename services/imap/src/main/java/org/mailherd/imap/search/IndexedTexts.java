package org.mailherd.imap.search;

import java.util.Arrays;
import java.util.BitSet;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.column.NumberCursor;
import org.mailherd.mailstore.column.NumberField;
import org.mailherd.mailstore.search.FullText;
import org.mailherd.mailstore.search.TextAnswer;
import org.mailherd.mailstore.search.TextQuery;

/** Asks the mailbox's full-text index about messages of a folder. */
final class IndexedTexts {
    /** Fewer messages are read sooner than an index is opened. */
    private static final int WORTH_ASKING = 16;

    private final SearchedFolder folder;
    private final FolderColumns columns;
    private final FullText fullText;

    IndexedTexts(SearchedFolder folder, FolderColumns columns, FullText fullText) {
        this.folder = folder;
        this.columns = columns;
        this.fullText = fullText;
    }

    /**
     * @param scope loses the messages of which the index can tell
     * @return those of them that have the text
     */
    BitSet search(TextQuery query, BitSet scope) {
        BitSet found = new BitSet();
        if (scope.cardinality() < WORTH_ASKING) {
            return found;
        }
        int[] indexes = scope.stream().toArray();
        long[] emails = emails(indexes, scope);
        long[] asked = Arrays.stream(emails).filter(id -> id != 0).sorted().distinct().toArray();
        TextAnswer answer = fullText.search(folder.selected().folder().mailboxId(), query, asked);
        for (int i = 0; i < indexes.length; i++) {
            int place = emails[i] == 0 ? -1 : Arrays.binarySearch(asked, emails[i]);
            if (place >= 0 && answer.known().get(place)) {
                scope.clear(indexes[i]);
                found.set(indexes[i], answer.matching().get(place));
            }
        }
        return found;
    }

    /** 0 for a message that is gone. */
    private long[] emails(int[] indexes, BitSet scope) {
        NumberCursor cursor = columns.numbers(folder.now(), NumberField.EMAIL_ID, scope);
        long[] emails = new long[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            emails[i] = cursor.moveTo(indexes[i]) ? cursor.value() : 0;
        }
        return emails;
    }
}
