package org.mailherd.mailstore.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** An open index, as it was when it was opened. */
final class TextIndex {
    /** A block of stored texts has 80 KB. */
    private static final int TEXTS_A_BLOCK = 8;

    private final DirectoryReader reader;

    TextIndex(DirectoryReader reader) {
        this.reader = reader;
    }

    /** Ids of all emails in it, ascending. */
    long[] ids() throws IOException {
        long[] ids = new long[reader.numDocs()];
        int count = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexedText.ID);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = values.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = values.nextDoc()) {
                if (live == null || live.get(doc)) {
                    ids[count++] = values.longValue();
                }
            }
        }
        Arrays.sort(ids);
        return ids;
    }

    /**
     * @param emailIds ascending
     */
    TextAnswer search(TextQuery query, long[] emailIds) throws IOException {
        TextAnswer answer = new TextAnswer(new BitSet(), new BitSet());
        WordFilter words = new WordFilter(query);
        for (LeafReaderContext leaf : reader.leaves()) {
            FixedBitSet candidates = known(leaf, emailIds, answer.known());
            boolean sure = words.apply(leaf.reader(), candidates);
            note(leaf, candidates, new Confirmation(query, sure), emailIds, answer);
        }
        return answer;
    }

    /**
     * Notes whom the segment knows by more than its id.
     *
     * @return those that were asked for, as the segment counts them
     */
    private static FixedBitSet known(LeafReaderContext leaf, long[] emailIds, BitSet known)
            throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexedText.ID);
        NumericDocValues incomplete = DocValues.getNumeric(leaf.reader(), IndexedText.INCOMPLETE);
        Bits live = leaf.reader().getLiveDocs();
        FixedBitSet asked = new FixedBitSet(leaf.reader().maxDoc());
        int place = -1;
        for (int doc = values.nextDoc();
                doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = values.nextDoc()) {
            place = place(emailIds, values.longValue(), place);
            boolean there = place >= 0 && (live == null || live.get(doc));
            if (there && !incomplete.advanceExact(doc)) {
                known.set(place);
                asked.set(doc);
            }
        }
        return asked;
    }

    /** Ids mostly follow one another in the index as in the question. */
    private static int place(long[] emailIds, long id, int before) {
        int next = before < 0 ? 0 : before + 1;
        if (next < emailIds.length && emailIds[next] == id) {
            return next;
        }
        int at = Arrays.binarySearch(emailIds, id);
        return at < 0 ? -1 : at;
    }

    private static void note(
            LeafReaderContext leaf,
            FixedBitSet candidates,
            Confirmation confirmation,
            long[] emailIds,
            TextAnswer answer)
            throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexedText.ID);
        StoredFields stored = texts(leaf, candidates);
        int place = -1;
        for (int doc = next(candidates, 0); doc >= 0; doc = next(candidates, doc + 1)) {
            if (!values.advanceExact(doc)) {
                continue;
            }
            place = place(emailIds, values.longValue(), place);
            if (place >= 0) {
                answer.matching().set(place, confirmation.found(stored, doc));
            }
        }
    }

    /** Where many neighbours are read each block is unpacked once, else only what is asked for. */
    private static StoredFields texts(LeafReaderContext leaf, FixedBitSet candidates)
            throws IOException {
        boolean many = candidates.cardinality() > candidates.length() / TEXTS_A_BLOCK;
        return many && leaf.reader() instanceof CodecReader reader
                ? reader.getFieldsReader().getMergeInstance()
                : leaf.reader().storedFields();
    }

    /** -1: no more. */
    private static int next(FixedBitSet set, int from) {
        int doc = from < set.length() ? set.nextSetBit(from) : DocIdSetIterator.NO_MORE_DOCS;
        return doc == DocIdSetIterator.NO_MORE_DOCS ? -1 : doc;
    }

    /** Looks for the needle in the stored text. */
    private static final class Confirmation extends StoredFieldVisitor {
        private final byte[] needle;
        private final Set<String> fields;
        private final boolean sure;
        private boolean found;

        /**
         * @param sure whether it is known already that the text has it
         */
        Confirmation(TextQuery query, boolean sure) {
            this.needle = query.octets();
            this.fields = query.fields();
            this.sure = sure;
        }

        boolean found(StoredFields texts, int doc) throws IOException {
            found = sure;
            if (!sure) {
                texts.document(doc, this);
            }
            return found;
        }

        @Override
        public Status needsField(FieldInfo field) {
            return found ? Status.STOP : fields.contains(field.name) ? Status.YES : Status.NO;
        }

        @Override
        public void binaryField(FieldInfo field, byte[] text) {
            found |= Octets.contain(text, 0, text.length, needle);
        }
    }
}
