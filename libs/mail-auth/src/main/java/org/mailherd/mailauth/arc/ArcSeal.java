package org.mailherd.mailauth.arc;

import org.mailherd.mailauth.dkim.DkimException;
import org.mailherd.mailauth.header.HeaderField;

/**
 * An ARC-Seal field (RFC 8617 4.1.3).
 *
 * @param chain tag cv: none, pass or fail
 */
record ArcSeal(ArcTags tags, String chain) {
    static final String NAME = "ARC-Seal";

    static ArcSeal parse(HeaderField field) throws ArcException {
        ArcTags tags = ArcTags.parse(field);
        if (tags.tags().has("h")) {
            throw new ArcException("a seal has no tag h");
        }
        try {
            String chain = tags.tags().required("cv");
            return switch (chain) {
                case "none", "pass", "fail" -> new ArcSeal(tags, chain);
                default -> throw new ArcException("tag cv is unknown");
            };
        } catch (DkimException e) {
            throw new ArcException(NAME + ": " + e.reason());
        }
    }
}
