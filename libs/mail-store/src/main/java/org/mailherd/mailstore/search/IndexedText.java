package org.mailherd.mailstore.search;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;

/**
 * One email as it stands in an index: its id, the words of its header, of the headers within and of
 * the body, which decide about most needles and narrow others, and the folded text itself,
 * compressed, to confirm those by. One with more text than is kept has only its id: it is read
 * whenever it is asked for. Whoever changes any of this counts up the format in {@link
 * IndexDirectories}.
 */
final class IndexedText {
    static final String ID = "id";
    static final String ID_TERM = "idterm";
    static final String INCOMPLETE = "incomplete";
    static final String HEAD = "head";

    /** Headers of parts and of enclosed messages. */
    static final String INNER = "inner";

    static final String BODY = "body";

    /** Characters. */
    private static final int MOST_TEXT = 1 << 20;

    private static final char BETWEEN = '\0';
    private static final FieldType TERMS = terms();

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder inner = new StringBuilder();
    private final StringBuilder body = new StringBuilder();
    private boolean complete = true;

    private IndexedText() {}

    static Document document(long emailId, Part root, MessageBody octets) {
        IndexedText text = new IndexedText();
        MessageText.visit(
                root,
                octets,
                field -> text.add(text.head, field),
                field -> text.add(text.inner, field),
                part -> text.add(text.body, part));
        Document document = new Document();
        document.add(new NumericDocValuesField(ID, emailId));
        document.add(new StringField(ID_TERM, idTerm(emailId), Field.Store.NO));
        if (text.complete) {
            text.addField(document, HEAD, text.head);
            text.addField(document, INNER, text.inner);
            text.addField(document, BODY, text.body);
        } else {
            document.add(new NumericDocValuesField(INCOMPLETE, 1));
        }
        return document;
    }

    /** The field that has the words of another one. */
    static String words(String field) {
        return field + "words";
    }

    static Term term(long emailId) {
        return new Term(ID_TERM, idTerm(emailId));
    }

    private static BytesRef idTerm(long emailId) {
        byte[] octets = new byte[Long.BYTES];
        NumericUtils.longToSortableBytes(emailId, octets, 0);
        return new BytesRef(octets);
    }

    /** Whether there is too much of it. */
    private boolean add(StringBuilder into, String text) {
        if (head.length() + inner.length() + body.length() + text.length() > MOST_TEXT) {
            complete = false;
            return true;
        }
        into.append(text).append(BETWEEN);
        return false;
    }

    private void addField(Document document, String name, StringBuilder text) {
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        document.add(new Field(words(name), new WordStream(whole), TERMS));
        document.add(new StoredField(name, whole));
    }

    private static FieldType terms() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }
}
