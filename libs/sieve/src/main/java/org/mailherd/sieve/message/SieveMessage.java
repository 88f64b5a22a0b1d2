package org.mailherd.sieve.message;

import java.util.List;

/** A message as scripts test it. {@link ParsedMessage} makes one of octets. */
public interface SieveMessage {

    SieveEnvelope envelope();

    /** All header fields, in order, duplicates included. */
    List<HeaderField> headers();

    /**
     * Fields that the delivery writes before the header, such as Return-Path and Delivered-To:
     * tests see them where readers will, nothing edits them.
     */
    default List<HeaderField> trace() {
        return List.of();
    }

    /** Octets of the message as received. */
    long size();

    /** The MIME structure; asked for only by scripts that test bodies or parts. */
    MimePart structure();
}
