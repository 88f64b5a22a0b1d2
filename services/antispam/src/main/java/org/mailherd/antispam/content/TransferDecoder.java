package org.mailherd.antispam.content;

import java.util.Locale;

/** Undoes a Content-Transfer-Encoding (RFC 2045 6), piece by piece. */
interface TransferDecoder {

    /** A piece of a line, its newline included where it has one. */
    void piece(byte[] octets, int offset, int length);

    /** The newline before a boundary belongs to the boundary (RFC 2046 5.1.1). */
    void finish();

    /**
     * @param encoding value of the field; what nobody knows is taken as it stands
     */
    static TransferDecoder of(String encoding, BodyKeeper to) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "base64" -> new Base64Decoder(to);
            case "quoted-printable" -> new QuotedPrintableDecoder(to);
            default -> new PlainDecoder(to);
        };
    }
}
