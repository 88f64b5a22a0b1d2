package org.mailherd.mailstore.structure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.util.CharsetUtil;

/**
 * Turns octets of headers and text parts into what a person reads: for SEARCH, SORT and previews.
 * Never fails.
 */
public final class TextDecoder {
    private static final Pattern BASE64_WORD =
            Pattern.compile("(=\\?[^?\\s]+\\?[bB]\\?[^?\\s]+)\\?=");

    private TextDecoder() {}

    /** A header value: raw UTF-8 (RFC 6532) where it is that, encoded words (RFC 2047) decoded. */
    public static String header(String octets) {
        String text =
                octets.chars().allMatch(c -> c < 0x80)
                        ? octets
                        : utf8OrLatin(octets.getBytes(StandardCharsets.ISO_8859_1));
        return text.contains("=?")
                ? DecoderUtil.decodeEncodedWords(padded(text), DecodeMonitor.SILENT)
                : text;
    }

    /** The decoder drops what no padding ends; more of it than is needed is none. */
    private static String padded(String words) {
        return BASE64_WORD.matcher(words).replaceAll("$1=?=");
    }

    /** The body of a text part, given its octets as they are in the message. */
    public static String body(byte[] octets, Part part) {
        return decode(
                octets,
                part.encoding(),
                new ContentType(part.type(), part.subtype(), part.parameters()));
    }

    static String decode(byte[] octets, String encoding, ContentType type) {
        byte[] plain = transferDecoded(octets, encoding);
        Optional<Charset> charset =
                type.parameters().stream()
                        .filter(p -> p.name().equals("charset"))
                        .map(p -> CharsetUtil.lookup(p.value()))
                        .filter(c -> c != null && !c.equals(StandardCharsets.US_ASCII))
                        .findFirst();
        return charset.map(c -> new String(plain, c)).orElseGet(() -> utf8OrLatin(plain));
    }

    private static byte[] transferDecoded(byte[] octets, String encoding) {
        InputStream raw = new ByteArrayInputStream(octets);
        InputStream decoded = TransferDecoding.of(encoding, raw);
        return decoded == raw ? octets : drain(decoded);
    }

    private static byte[] drain(InputStream decoded) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (decoded) {
            decoded.transferTo(all);
        } catch (IOException _) {
            // broken encoding: what could be decoded until there is the text
        }
        return all.toByteArray();
    }

    private static String utf8OrLatin(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 ? new String(octets, StandardCharsets.ISO_8859_1) : text;
    }
}
