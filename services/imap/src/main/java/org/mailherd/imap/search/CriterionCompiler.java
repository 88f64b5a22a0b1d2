package org.mailherd.imap.search;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.structure.Part;

/**
 * Binds search keys to a folder: sets become index ranges, flags become bits, ages become moments.
 */
final class CriterionCompiler {
    private final SelectedFolder selected;
    private final Keywords keywords;
    private final Instant now;
    private final Set<MessageField> fields = EnumSet.noneOf(MessageField.class);
    private boolean needsOctets;

    /**
     * @param keywords of the snapshot whose flag bits are tested
     */
    CriterionCompiler(SelectedFolder selected, Keywords keywords, Clock clock) {
        this.selected = selected;
        this.keywords = keywords;
        this.now = clock.instant();
    }

    /** What the rows have to bring. */
    Set<MessageField> fields() {
        return fields;
    }

    /** Whether some key can only be answered from the octets. */
    boolean needsOctets() {
        return needsOctets;
    }

    Criterion compile(SearchKey key) throws SyntaxFault {
        return switch (key) {
            case SearchKey.All() -> _ -> Match.YES;
            case SearchKey.And(List<SearchKey> keys) -> all(keys);
            case SearchKey.Or(SearchKey left, SearchKey right) -> or(compile(left), compile(right));
            case SearchKey.Not(SearchKey inner) -> not(compile(inner));
            case SearchKey.Numbers(var set) ->
                    inRanges(IndexRanges.ofNumbers(set, selected.view()));
            case SearchKey.Uids(var set) -> inRanges(IndexRanges.ofUids(set, selected.view()));
            case SearchKey.Flag(String flag) -> flag(flag);
            case SearchKey.Recent() -> message -> Match.of(message.recent());
            case SearchKey.ModSeq(long least) -> message -> Match.of(message.modseq() >= least);
            case SearchKey.Larger(long octets) -> row(row -> row.size() > octets);
            case SearchKey.Smaller(long octets) -> row(row -> row.size() < octets);
            case SearchKey.Older(var age) ->
                    row(row -> !row.internalDate().isAfter(now.minus(age)));
            case SearchKey.Younger(var age) ->
                    row(row -> !row.internalDate().isBefore(now.minus(age)));
            case SearchKey.Received(var test, LocalDate day) ->
                    row(row -> onDay(test, row.internalDate(), day));
            case SearchKey.Sent(var test, LocalDate day) -> sent(test, day);
            case SearchKey.Envelope(var field, String text) -> envelope(field, text);
            case SearchKey.Header(String name, String text) -> header(name, text);
            case SearchKey.Body(String text) ->
                    octets((root, body) -> MessageText.bodyContains(root, body, text));
            case SearchKey.Text(String text) -> text(text);
        };
    }

    private Criterion all(List<SearchKey> keys) throws SyntaxFault {
        Criterion all = _ -> Match.YES;
        for (SearchKey key : keys) {
            all = and(all, compile(key));
        }
        return all;
    }

    private static Criterion and(Criterion left, Criterion right) {
        return message -> {
            Match first = left.test(message);
            return first == Match.NO ? first : first.and(right.test(message));
        };
    }

    private static Criterion or(Criterion left, Criterion right) {
        return message -> {
            Match first = left.test(message);
            return first == Match.YES ? first : first.or(right.test(message));
        };
    }

    private static Criterion not(Criterion inner) {
        return message -> inner.test(message).not();
    }

    private static Criterion inRanges(IndexRanges ranges) {
        return message -> Match.of(ranges.contains(message.index()));
    }

    private Criterion flag(String name) {
        long mask = keywords.mask(Flags.of(name));
        return message -> Match.of((message.flagBits() & mask) != 0);
    }

    private static Criterion row(Predicate<MessageRow> test) {
        return message -> {
            MessageRow row = message.row();
            return row == null ? Match.UNKNOWN : Match.of(test.test(row));
        };
    }

    private Criterion sent(SearchKey.DayTest test, LocalDate day) {
        fields.add(MessageField.SENT_AT);
        return row(row -> onDay(test, sentAt(row), day));
    }

    private Criterion envelope(SearchKey.EnvelopeField field, String text) {
        fields.add(MessageField.ENVELOPE);
        return row(row -> EnvelopeText.of(row, field).contains(text));
    }

    private Criterion octets(BiPredicate<Part, MessageBody> test) {
        needsOctets = true;
        return message -> {
            MessageRow row = message.row();
            MessageBody body = message.body();
            if (row == null || body == null) {
                return Match.UNKNOWN;
            }
            return Match.of(test.test(Objects.requireNonNull(row.structure()), body));
        };
    }

    private Criterion header(String name, String text) {
        return octets((root, body) -> MessageText.fieldContains(root, body, name, text));
    }

    private Criterion text(String text) {
        return octets((root, body) ->
                MessageText.headerContains(root, body, text)
                        || MessageText.bodyContains(root, body, text));
    }

    private static Instant sentAt(MessageRow row) {
        return Objects.requireNonNullElse(row.sentAt(), row.internalDate());
    }

    /** RFC 3501 6.4.4 disregards time and zone; we count days in UTC, as INTERNALDATE is shown. */
    private static boolean onDay(SearchKey.DayTest test, Instant moment, LocalDate day) {
        LocalDate that = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        return switch (test) {
            case BEFORE -> that.isBefore(day);
            case ON -> that.equals(day);
            case SINCE -> !that.isBefore(day);
        };
    }
}
