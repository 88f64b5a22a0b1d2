package org.mailherd.antispam.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.antispam.content.EncodedWords;

/**
 * How From and Subject carry other letters than ASCII's (RFC 2047, RFC 6532): programs that send to
 * millions forget to encode them, or encode what needs none so that no filter reads it. Cost: two
 * fields.
 */
final class HeaderEncodingCheck implements Check {

    private static final String GROUP = "headers";
    private static final Symbol FROM_RAW = raw("FROM_NEEDS_ENCODING", "From");
    private static final Symbol SUBJECT_RAW = raw("SUBJECT_NEEDS_ENCODING", "Subject");
    private static final Symbol FROM_PACKED = packed("FROM_EXCESS_BASE64", "From");
    private static final Symbol SUBJECT_PACKED = packed("SUBJ_EXCESS_BASE64", "Subject");
    private static final Pattern BASE64 = Pattern.compile("=\\?[^?\\s]{1,40}\\?[Bb]\\?");
    private static final int LONGEST = 4096;

    @Override
    public List<Hit> run(Scan scan) {
        List<Hit> hits = new ArrayList<>();
        hits.addAll(hits(scan.message().only("From"), FROM_RAW, FROM_PACKED));
        hits.addAll(hits(scan.message().only("Subject"), SUBJECT_RAW, SUBJECT_PACKED));
        return hits;
    }

    private static List<Hit> hits(Optional<String> field, Symbol raw, Symbol packed) {
        if (field.isEmpty()) {
            return List.of();
        }
        String value = field.get().substring(0, Math.min(LONGEST, field.get().length()));
        if (!isAscii(value)) {
            return Hit.when(!isUtf8(value), raw);
        }
        boolean needless =
                BASE64.matcher(value).find()
                        && value.length() < LONGEST
                        && isAscii(EncodedWords.decode(value));
        return Hit.when(needless, packed);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** RFC 6532 allows it; a cut at the end of what is read may fall into a letter. */
    private static boolean isUtf8(String octets) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return bytes.length >= LONGEST;
        }
    }

    private static Symbol raw(String name, String field) {
        return Symbol.of(
                name, 1, GROUP, field + " holds letters that are neither encoded nor UTF-8");
    }

    private static Symbol packed(String name, String field) {
        return Symbol.of(
                name, 1, GROUP, field + " is packed in base64, though its letters need it not");
    }
}
