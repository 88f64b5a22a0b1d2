package org.mailherd.imap.search;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SearchKey.EnvelopeField;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.column.TextField;

/** Answers a key for the messages of a scope; what a cheap key has decided no dear one looks at. */
final class KeyEvaluator {
    private final SnapshotKeys snapshot;
    private final ColumnKeys columns;
    private final OctetKeys octets;

    KeyEvaluator(SnapshotKeys snapshot, ColumnKeys columns, OctetKeys octets) {
        this.snapshot = snapshot;
        this.columns = columns;
        this.octets = octets;
    }

    /**
     * @return a set of its own, within the scope
     */
    BitSet matches(SearchKey key, BitSet scope) throws SyntaxFault {
        return switch (key) {
            case SearchKey.All _, SearchKey.SaveDateSupported _ -> (BitSet) scope.clone();
            case SearchKey.And(List<SearchKey> keys) -> all(keys, scope);
            case SearchKey.Or(SearchKey left, SearchKey right) -> either(left, right, scope);
            case SearchKey.Not(SearchKey inner) -> without(scope, matches(inner, scope));
            case SearchKey.Numbers(var set) -> snapshot.numbers(set, scope);
            case SearchKey.Uids(var set) -> snapshot.uids(set, scope);
            case SearchKey.Saved _ -> snapshot.saved(scope);
            case SearchKey.Flag flag -> snapshot.flag(flag, scope);
            case SearchKey.Recent _ -> snapshot.recent(scope);
            case SearchKey.ModSeq least -> snapshot.modSeq(least, scope);
            case SearchKey.Larger(long limit) -> columns.larger(limit, scope);
            case SearchKey.Smaller(long limit) -> columns.smaller(limit, scope);
            case SearchKey.Older(var age) -> columns.older(age, scope);
            case SearchKey.Younger(var age) -> columns.younger(age, scope);
            case SearchKey.Received(var test, var day) -> columns.received(test, day, scope);
            case SearchKey.SavedOn(var test, var day) -> columns.saved(test, day, scope);
            case SearchKey.Sent(var test, var day) -> columns.sent(test, day, scope);
            case SearchKey.EmailId(String id) -> columns.emailId(id, scope);
            case SearchKey.ThreadId(String id) -> columns.threadId(id, scope);
            case SearchKey.Envelope(var field, String text) ->
                    columns.text(column(field), text, scope);
            case SearchKey.Header(String name, String text) -> header(name, text, scope);
            case SearchKey.Body(String text) -> octets.body(text, scope);
            case SearchKey.Text(String text) -> octets.text(text, scope);
        };
    }

    private BitSet all(List<SearchKey> keys, BitSet scope) throws SyntaxFault {
        BitSet left = (BitSet) scope.clone();
        for (SearchKey key : keys.stream().sorted(Comparator.comparing(Cost::of)).toList()) {
            // Every key is looked at: a number beyond the folder is a fault, matches or none.
            left = matches(key, left);
        }
        return left;
    }

    private BitSet either(SearchKey left, SearchKey right, BitSet scope) throws SyntaxFault {
        boolean leftFirst = Cost.of(left).compareTo(Cost.of(right)) <= 0;
        BitSet found = matches(leftFirst ? left : right, scope);
        found.or(matches(leftFirst ? right : left, without(scope, found)));
        return found;
    }

    private static BitSet without(BitSet scope, BitSet found) {
        BitSet rest = (BitSet) scope.clone();
        rest.andNot(found);
        return rest;
    }

    private BitSet header(String name, String text, BitSet scope) {
        // The column has all fields of the name, which makes no difference between them.
        return name.equals("SUBJECT")
                ? columns.text(TextField.SUBJECT, text, scope)
                : octets.header(name, text, scope);
    }

    private static TextField column(EnvelopeField field) {
        return TextField.valueOf(field.name());
    }
}
