package org.mailherd.mailauth.arc;

import java.util.Base64;
import java.util.regex.Pattern;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dkim.DkimException;
import org.mailherd.mailauth.dkim.TagList;
import org.mailherd.mailauth.dkim.TagText;
import org.mailherd.mailauth.header.HeaderField;

/**
 * What ARC-Message-Signature and ARC-Seal have in common.
 *
 * @param field as it stands in the message
 * @param instance tag i
 * @param domain tag d with A-labels (RFC 8616 5)
 * @param selector tag s, likewise
 */
record ArcTags(
        HeaderField field,
        TagList tags,
        int instance,
        DkimAlgorithm algorithm,
        String domain,
        String selector,
        byte[] signature) {
    static final int MOST_INSTANCES = 50; // RFC 8617 4.2.1

    private static final Pattern INSTANCE = Pattern.compile("[1-9][0-9]?");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,15}");

    static ArcTags parse(HeaderField field) throws ArcException {
        try {
            TagList tags = TagList.parse(field.raw().substring(field.raw().indexOf(':') + 1));
            if (tags.has("t") && !TIME.matcher(tags.required("t")).matches()) {
                throw new ArcException("tag t is no time");
            }
            return new ArcTags(
                    field,
                    tags,
                    instance(tags.required("i")),
                    algorithm(tags.required("a")),
                    TagText.name(tags.required("d")),
                    TagText.name(tags.required("s")),
                    base64(tags.requiredCompact("b")));
        } catch (DkimException e) {
            throw new ArcException(field.name() + ": " + e.reason());
        }
    }

    static int instance(String text) throws ArcException {
        if (!INSTANCE.matcher(text).matches() || Integer.parseInt(text) > MOST_INSTANCES) {
            throw new ArcException("an instance is no number from 1 to 50");
        }
        return Integer.parseInt(text);
    }

    static byte[] base64(String text) throws ArcException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ArcException("base64 is broken");
        }
    }

    /** Unlike DKIM's, in lower case only. */
    private static DkimAlgorithm algorithm(String tag) throws ArcException {
        return DkimAlgorithm.of(tag)
                .filter(known -> known.tag().equals(tag))
                .orElseThrow(() -> new ArcException("algorithm is not accepted"));
    }
}
