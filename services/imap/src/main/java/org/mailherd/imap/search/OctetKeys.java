package org.mailherd.imap.search;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.mailherd.mailstore.column.Folding;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.search.MessageText;
import org.mailherd.mailstore.search.TextQuery;
import org.mailherd.mailstore.search.TextQuery.Place;
import org.mailherd.mailstore.structure.Part;

/** Keys that only the messages themselves answer. */
final class OctetKeys {
    private static final Set<MessageField> FIELDS = EnumSet.of(MessageField.STRUCTURE);

    private final SearchedFolder folder;
    private final MessageStore messages;
    private final IndexedTexts index;
    private final SearchProgress progress;

    OctetKeys(
            SearchedFolder folder,
            MessageStore messages,
            IndexedTexts index,
            SearchProgress progress) {
        this.folder = folder;
        this.messages = messages;
        this.index = index;
        this.progress = progress;
    }

    BitSet header(String name, String folded, BitSet scope) {
        if (name.isEmpty()) {
            return new BitSet();
        }
        BitSet left = (BitSet) scope.clone();
        // What the header as a whole lacks, none of its fields has.
        String needle = folded.isBlank() ? Folding.fold(name) : folded;
        BitSet candidates = index.search(new TextQuery(needle, Place.HEADER), left);
        left.or(candidates);
        return read(left, (root, body) -> MessageText.fieldContains(root, body, name, folded));
    }

    BitSet body(String folded, BitSet scope) {
        return indexed(
                folded,
                Place.BODY,
                scope,
                (root, body) -> MessageText.bodyContains(root, body, folded));
    }

    BitSet text(String folded, BitSet scope) {
        return indexed(
                folded,
                Place.ANYWHERE,
                scope,
                (root, body) -> MessageText.contains(root, body, folded));
    }

    /** Every message has the empty text; a text with odd blanks is told from others by reading. */
    private BitSet indexed(
            String folded, Place place, BitSet scope, BiPredicate<Part, MessageBody> test) {
        if (folded.isEmpty() || scope.isEmpty()) {
            return (BitSet) scope.clone();
        }
        if (!folded.equals(Folding.foldLine(folded))) {
            return read(scope, test);
        }
        BitSet rest = (BitSet) scope.clone();
        BitSet found = index.search(new TextQuery(folded, place), rest);
        found.or(read(rest, test));
        return found;
    }

    private BitSet read(BitSet scope, BiPredicate<Part, MessageBody> test) {
        BitSet found = new BitSet(scope.length());
        if (scope.isEmpty()) {
            return found;
        }
        int[] done = {0};
        int all = scope.cardinality();
        messages.bodies(
                folder.selected().id(),
                Found.ascending(folder, scope).uids(),
                FIELDS,
                (row, body) -> {
                    int index = folder.now().indexOf(row.uid());
                    // Ranges may be joined over messages that are no longer asked for.
                    if (index >= 0 && scope.get(index)) {
                        progress.step(++done[0], all);
                        if (test.test(Objects.requireNonNull(row.structure()), body)) {
                            found.set(index);
                        }
                    }
                });
        return found;
    }
}
