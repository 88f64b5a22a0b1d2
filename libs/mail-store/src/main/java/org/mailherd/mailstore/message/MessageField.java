package org.mailherd.mailstore.message;

/**
 * What {@code MessageStore.fetch} reads beyond the narrow message row; ask only for what is sent.
 */
public enum MessageField {
    ENVELOPE,
    STRUCTURE,
    PREVIEW,
    /** Of the Date field. */
    SENT_AT
}
