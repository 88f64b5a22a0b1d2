package org.mailherd.mailauth.arc;

import java.util.List;
import java.util.OptionalLong;
import org.mailherd.mailauth.dkim.BodyHash;
import org.mailherd.mailauth.dkim.Canonicalization;
import org.mailherd.mailauth.dkim.DkimException;
import org.mailherd.mailauth.header.HeaderField;

/**
 * An ARC-Message-Signature field (RFC 8617 4.1.2): a DKIM signature with an instance instead of a
 * version.
 *
 * @param names tag h
 */
record ArcMessageSignature(
        ArcTags tags,
        Canonicalization headerForm,
        Canonicalization bodyForm,
        List<String> names,
        byte[] bodyHash) {
    static final String NAME = "ARC-Message-Signature";

    static ArcMessageSignature parse(HeaderField field) throws ArcException {
        ArcTags tags = ArcTags.parse(field);
        try {
            // Unlike DKIM's: every implementation takes a missing tag c for relaxed.
            String[] forms = tags.tags().get("c").orElse("relaxed/relaxed").split("/", 2);
            List<String> names =
                    tags.tags().list("h").orElseThrow(() -> new ArcException("tag h is missing"));
            if (names.stream().anyMatch(ArcSeal.NAME::equalsIgnoreCase)) {
                throw new ArcException("a seal must not be signed"); // RFC 8617 4.1.2
            }
            if (tags.tags().has("l")) {
                throw new ArcException("part of the body is not signed");
            }
            return new ArcMessageSignature(
                    tags,
                    Canonicalization.of(forms[0]),
                    Canonicalization.of(forms.length > 1 ? forms[1] : "simple"),
                    names,
                    ArcTags.base64(tags.tags().requiredCompact("bh")));
        } catch (DkimException e) {
            throw new ArcException(NAME + ": " + e.reason());
        }
    }

    BodyHash newBodyHash() {
        return new BodyHash(bodyForm, OptionalLong.empty());
    }
}
