package org.mailherd.webmail.reading;

import org.jspecify.annotations.Nullable;

/**
 * A part of a message that holds something itself.
 *
 * @param path as IMAP numbers it: {@code 1}, {@code 2.1}
 * @param type lower case, without parameters
 * @param fileName as given by the sender, for display; may be empty
 * @param size about how many bytes it has once saved, or less than 0 when unknown
 * @param contentId without angle brackets
 */
public record MailPart(
        String path, String type, String fileName, int size, @Nullable String contentId) {

    /** What it is called on the screen and when saved. */
    public String label() {
        if (!fileName.isEmpty()) {
            return fileName;
        }
        return type.equals("message/rfc822") ? "message.eml" : "part-" + path;
    }

    /** For the screen; empty when unknown. */
    public String readableSize() {
        return size < 0 ? "" : ByteCount.readable(size);
    }

    /** The symbol in the icon sheet. */
    public String icon() {
        if (type.startsWith("image/")) {
            return "file-image";
        }
        if (type.equals("application/pdf")) {
            return "file-pdf";
        }
        return type.equals("message/rfc822") ? "envelope" : "file-earmark";
    }
}
