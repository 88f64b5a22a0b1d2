package org.mailherd.mailqueue.envelope;

/**
 * The address that the first sender wrote, before any rewriting on the way (RFC 3461 4.2, RFC 6533
 * 3).
 *
 * @param type {@code rfc822}, {@code utf-8}, {@code x400} and so on
 * @param address decoded; printable, without spaces at its ends
 */
public record OriginalRecipient(String type, String address) {
    public OriginalRecipient {
        if (type.isEmpty() || type.indexOf(';') >= 0 || address.isEmpty()) {
            throw new IllegalArgumentException("an original recipient has a type and an address");
        }
    }

    /** Reads the form that {@link #toString} writes. */
    public static OriginalRecipient parse(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            throw new IllegalArgumentException("no type: " + text);
        }
        return new OriginalRecipient(text.substring(0, semicolon), text.substring(semicolon + 1));
    }

    /** {@code type;address}, decoded: as reports and tables have it. */
    @Override
    public String toString() {
        return type + ";" + address;
    }
}
