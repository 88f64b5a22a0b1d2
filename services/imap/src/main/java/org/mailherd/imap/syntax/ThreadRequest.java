package org.mailherd.imap.syntax;

/** The arguments of THREAD, RFC 5256. */
public record ThreadRequest(Algorithm algorithm, SearchKey key) {

    /** The two of RFC 5256 section 3. */
    public enum Algorithm {
        ORDEREDSUBJECT,
        REFERENCES
    }
}
