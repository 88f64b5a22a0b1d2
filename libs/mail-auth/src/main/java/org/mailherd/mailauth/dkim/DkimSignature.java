package org.mailherd.mailauth.dkim;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.mailherd.mailauth.header.HeaderField;

/**
 * A DKIM-Signature field that obeys RFC 6376 3.5.
 *
 * @param field as it stands in the message
 * @param domain tag d, in lower case with A-labels
 * @param selector tag s with A-labels
 * @param identity tag i, its domain with A-labels
 * @param signedHeaders tag h
 * @param bodyLength tag l
 * @param signatureText tag b without white space
 */
record DkimSignature(
        HeaderField field,
        DkimAlgorithm algorithm,
        Canonicalization headerForm,
        Canonicalization bodyForm,
        String domain,
        String selector,
        String identity,
        List<String> signedHeaders,
        OptionalLong bodyLength,
        byte[] bodyHash,
        String signatureText,
        Optional<Instant> expires) {

    static final String NAME = "DKIM-Signature";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    static DkimSignature parse(HeaderField field) throws DkimException {
        TagList tags = TagList.parse(field.raw().substring(field.raw().indexOf(':') + 1));
        if (!tags.required("v").equals("1")) {
            throw new DkimException("version is not 1");
        }
        // RFC 6376 3.5, tag q: of ways to fetch the key the unknown ones are ignored.
        if (tags.list("q").map(ways -> !ways.contains("dns/txt")).orElse(false)) {
            throw new DkimException("no known way to fetch the key");
        }
        String domain = TagText.name(tags.required("d")).toLowerCase(Locale.ROOT);
        String[] forms = tags.get("c").orElse("simple/simple").split("/", 2);
        return new DkimSignature(
                field,
                algorithm(tags.required("a")),
                Canonicalization.of(forms[0]),
                Canonicalization.of(forms.length > 1 ? forms[1] : "simple"),
                domain,
                TagText.name(tags.required("s")),
                identity(tags, domain),
                signedHeaders(tags),
                bodyLength(tags),
                base64(tags.requiredCompact("bh")),
                tags.requiredCompact("b"),
                expires(tags));
    }

    byte[] signature() throws DkimException {
        return base64(signatureText);
    }

    private static DkimAlgorithm algorithm(String tag) throws DkimException {
        return DkimAlgorithm.of(tag)
                .orElseThrow(() -> new DkimException("algorithm is not accepted"));
    }

    /** RFC 6376 3.5, tag i: the domain must be d or below it. */
    private static String identity(TagList tags, String domain) throws DkimException {
        String identity = TagText.address(tags.get("i").orElse("@" + domain));
        String host = identity.substring(identity.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (!host.equals(domain) && !host.endsWith("." + domain)) {
            throw new DkimException("identity is outside of the domain");
        }
        return identity;
    }

    /** RFC 6376 5.4: From must be signed. */
    private static List<String> signedHeaders(TagList tags) throws DkimException {
        tags.required("h");
        List<String> names = tags.list("h").orElse(List.of());
        if (names.stream().noneMatch("from"::equalsIgnoreCase)) {
            throw new DkimException("From is not signed");
        }
        return names;
    }

    private static OptionalLong bodyLength(TagList tags) throws DkimException {
        Optional<String> length = tags.get("l");
        return length.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(length.get(), "l"));
    }

    /** RFC 6376 3.5: x must be later than t. */
    private static Optional<Instant> expires(TagList tags) throws DkimException {
        Optional<Instant> expires = instant(tags, "x");
        Optional<Instant> signed = instant(tags, "t");
        if (expires.isPresent() && signed.isPresent() && !expires.get().isAfter(signed.get())) {
            throw new DkimException("expires before it was made");
        }
        return expires;
    }

    private static Optional<Instant> instant(TagList tags, String name) throws DkimException {
        Optional<String> seconds = tags.get(name);
        try {
            return seconds.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochSecond(number(seconds.get(), name)));
        } catch (DateTimeException e) {
            throw new DkimException("tag " + name + " is no time");
        }
    }

    private static long number(String digits, String name) throws DkimException {
        if (!NUMBER.matcher(digits).matches()) {
            throw new DkimException("tag " + name + " is no number");
        }
        return Long.parseLong(digits);
    }

    private static byte[] base64(String text) throws DkimException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new DkimException("base64 is broken");
        }
    }
}
