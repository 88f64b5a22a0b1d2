package org.mailherd.mailauth.dkim;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.InternationalName;

/**
 * Tags that may hold more than US-ASCII: in internationalized messages names stand there as
 * U-labels in UTF-8 (RFC 8616 5). The signature is over what stands there, DNS is asked for
 * A-labels.
 */
public final class TagText {

    private TagText() {}

    /**
     * A domain or selector as the DNS has it; US-ASCII as it is.
     *
     * @param octets of the field, one a character
     * @throws DkimException when no name of the DNS can be made of it
     */
    public static String name(String octets) throws DkimException {
        if (isAscii(octets)) {
            return octets;
        }
        try {
            return InternationalName.toAscii(utf8(octets));
        } catch (AddressSyntaxException e) {
            throw new DkimException("a name is none of the DNS");
        }
    }

    /** An address whose local part stays in its own script. */
    static String address(String octets) throws DkimException {
        int at = octets.lastIndexOf('@');
        return utf8(octets.substring(0, at + 1)) + name(octets.substring(at + 1));
    }

    private static String utf8(String octets) throws DkimException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DkimException("a tag is no UTF-8");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
