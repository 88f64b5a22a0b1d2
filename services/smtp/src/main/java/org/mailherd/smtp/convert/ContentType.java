package org.mailherd.smtp.convert;

import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/**
 * A Content-Type field (RFC 2045 5.1).
 *
 * @param name such as {@code text/plain}, in lower case
 * @param boundaries the parameters of that name; more than one is a mistake
 */
record ContentType(String name, List<String> boundaries) {
    /** RFC 2046 5.1.1 allows 70; some write more. */
    private static final int LONGEST = 200;

    static ContentType of(String value) {
        RawBody body = RawFieldParser.DEFAULT.parseRawBody(new RawField("Content-Type", value));
        String name = body.getValue() == null ? "" : body.getValue();
        return new ContentType(
                name.replaceAll("\\s", "").toLowerCase(Locale.ROOT),
                body.getParams().stream()
                        .filter(pair -> pair.getName().equalsIgnoreCase("boundary"))
                        .map(NameValuePair::getValue)
                        .map(one -> one == null ? "" : one.stripTrailing())
                        .toList());
    }

    boolean isMultipart() {
        return name.startsWith("multipart/");
    }

    /** RFC 1847 2.1, 2.2: whoever recodes a part inside breaks what was signed or encrypted. */
    boolean isSealed() {
        return name.equals("multipart/signed") || name.equals("multipart/encrypted");
    }

    boolean isText() {
        return name.startsWith("text/");
    }

    /** RFC 2046 5.2.1, RFC 6532 3.7: its body is a message again. */
    boolean isMessage() {
        return name.equals("message/rfc822") || name.equals("message/global");
    }

    /**
     * RFC 2046 5.2.2.1, 5.2.3, RFC 3464 2.1: fragments, references and reports are 7bit or they are
     * nothing; their international forms may be coded (RFC 6533 3).
     */
    boolean isNeverCoded() {
        return name.startsWith("message/") && !name.startsWith("message/global");
    }

    /** RFC 2046 5.1.5: in a digest, what says nothing else is a message. */
    String usualTypeOfParts() {
        return name.equals("multipart/digest") ? "message/rfc822" : "text/plain";
    }

    String boundary() throws UnconvertibleException {
        if (boundaries.size() != 1
                || boundaries.getFirst().isEmpty()
                || boundaries.getFirst().length() > LONGEST) {
            throw new UnconvertibleException("a multipart without one good boundary");
        }
        return boundaries.getFirst();
    }
}
