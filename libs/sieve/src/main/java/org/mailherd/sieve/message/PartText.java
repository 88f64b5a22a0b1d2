package org.mailherd.sieve.message;

/** The content of a part, its transfer encoding undone. */
public final class PartText {

    private PartText() {}

    public static byte[] octets(MimePart part) {
        String encoding = "";
        for (HeaderField field : part.headers()) {
            if (field.name().equalsIgnoreCase("content-transfer-encoding")) {
                encoding = ContentType.parse(field.unfolded()).type();
            }
        }
        return switch (encoding) {
            case "base64" -> TransferDecoding.base64(part.body());
            case "quoted-printable" -> TransferDecoding.quotedPrintable(part.body());
            default -> part.body();
        };
    }

    /** As text by the charset that the part names. */
    public static String text(MimePart part) {
        String charset = ContentType.of(part).parameter("charset");
        byte[] octets = octets(part);
        return charset.isEmpty() ? Charsets.guess(octets) : Charsets.decode(octets, charset);
    }

    /** Undecoded, an octet a char where it is no UTF-8. */
    public static String raw(MimePart part) {
        return Charsets.guess(part.body());
    }
}
