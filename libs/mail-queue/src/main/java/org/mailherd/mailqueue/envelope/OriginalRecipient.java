package org.mailherd.mailqueue.envelope;

/**
 * The address that the first sender wrote, before any rewriting on the way (RFC 3461 4.2, RFC 6533
 * 3).
 *
 * @param type {@code rfc822}, {@code utf-8}, {@code x400} and so on
 * @param address decoded; no control characters
 */
public record OriginalRecipient(String type, String address) {
    private static final String UTF8 = "utf-8";
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

    public OriginalRecipient {
        if (type.isEmpty() || !type.chars().allMatch(OriginalRecipient::isAtext)) {
            throw new IllegalArgumentException("an address type is an atom");
        }
        if (address.isEmpty() || address.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no address, or a control character in it");
        }
    }

    private static boolean isAtext(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || ATOM.indexOf(c) >= 0);
    }

    /**
     * Reads the value of ORCPT.
     *
     * @param smtpUtf8 whether characters beyond ASCII may stand there as they are (RFC 6533 3)
     * @throws IllegalArgumentException for a value that breaks the grammar
     */
    public static OriginalRecipient parseParameter(String value, boolean smtpUtf8) {
        OriginalRecipient coded = parse(value);
        return new OriginalRecipient(
                coded.type,
                coded.type.equalsIgnoreCase(UTF8)
                        ? Utf8Address.decode(coded.address, smtpUtf8)
                        : Xtext.decode(coded.address));
    }

    /**
     * The value for ORCPT to the next server.
     *
     * @param smtpUtf8 whether that server was told SMTPUTF8
     */
    public String parameter(boolean smtpUtf8) {
        return type
                + ";"
                + (type.equalsIgnoreCase(UTF8)
                        ? Utf8Address.encode(address, smtpUtf8)
                        : Xtext.encode(address));
    }

    /** Reads the form that {@link #toString} writes. */
    public static OriginalRecipient parse(String text) {
        int semicolon = text.indexOf(';');
        if (semicolon < 0) {
            throw new IllegalArgumentException("no address type");
        }
        return new OriginalRecipient(text.substring(0, semicolon), text.substring(semicolon + 1));
    }

    /** {@code type;address}, decoded: as reports and tables have it. */
    @Override
    public String toString() {
        return type + ";" + address;
    }
}
