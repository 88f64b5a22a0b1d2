package org.mailherd.imap.syntax;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** What a message must be like to be found, RFC 3501 section 6.4.4; ages are RFC 5032. */
public sealed interface SearchKey {

    record All() implements SearchKey {}

    /** Every key must match. */
    record And(List<SearchKey> keys) implements SearchKey {
        public And {
            keys = List.copyOf(keys);
        }
    }

    record Or(SearchKey left, SearchKey right) implements SearchKey {}

    record Not(SearchKey key) implements SearchKey {}

    /** Message numbers. */
    record Numbers(SequenceSet set) implements SearchKey {}

    record Uids(SequenceSet set) implements SearchKey {}

    /** {@code $}: what the last search with SAVE found, RFC 5182. */
    record Saved() implements SearchKey {}

    /** A flag or keyword that must be set. */
    record Flag(String flag) implements SearchKey {}

    record Recent() implements SearchKey {}

    /** Size in octets: larger than. */
    record Larger(long octets) implements SearchKey {}

    record Smaller(long octets) implements SearchKey {}

    /** Internal date against a day. */
    record Received(DayTest test, LocalDate day) implements SearchKey {}

    /** The moment the message came into this folder against a day, RFC 8514. */
    record SavedOn(DayTest test, LocalDate day) implements SearchKey {}

    /** RFC 8514: every folder of ours knows its messages' save dates. */
    record SaveDateSupported() implements SearchKey {}

    /** RFC 8474; the text as we show it in FETCH. */
    record EmailId(String id) implements SearchKey {}

    record ThreadId(String id) implements SearchKey {}

    /** Date header field against a day. */
    record Sent(DayTest test, LocalDate day) implements SearchKey {}

    /** At least this old by internal date. */
    record Older(Duration age) implements SearchKey {}

    record Younger(Duration age) implements SearchKey {}

    /** At least this modification sequence, RFC 7162. */
    record ModSeq(long atLeast) implements SearchKey {}

    /**
     * @param name header field, upper case
     * @param text contained in its value, folded; empty: the field exists
     */
    record Header(String name, String text) implements SearchKey {}

    /**
     * @param text contained in that field of the envelope, folded; empty: the field exists
     */
    record Envelope(EnvelopeField field, String text) implements SearchKey {}

    /** Contained in the decoded text of a part, folded; no header counts. */
    record Body(String text) implements SearchKey {}

    /** Contained in a header, those of parts among them, or in the body, folded. */
    record Text(String text) implements SearchKey {}

    /** The fields that have a search key of their own. */
    enum EnvelopeField {
        BCC,
        CC,
        FROM,
        SUBJECT,
        TO
    }

    /** How a moment lies to a day. */
    enum DayTest {
        BEFORE,
        ON,
        SINCE
    }
}
