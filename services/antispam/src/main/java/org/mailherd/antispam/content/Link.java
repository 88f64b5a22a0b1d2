package org.mailherd.antispam.content;

/**
 * An address that a person may follow, or that a mail program fetches by itself.
 *
 * @param target as written, entities resolved, without white space around it
 * @param shown the text a person sees for it; the target itself where it stands in plain text
 */
public record Link(String target, String shown, Place place) {

    /** Where it was found. */
    public enum Place {
        /** In plain text, or in what HTML shows as text. */
        TEXT,
        /** An anchor or an area of a picture. */
        ANCHOR,
        /** Where a form is sent to. */
        FORM,
        /** A picture, style sheet, frame or font that is fetched when the message is opened. */
        RESOURCE
    }
}
