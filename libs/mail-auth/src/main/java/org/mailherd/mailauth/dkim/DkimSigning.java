package org.mailherd.mailauth.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * Signs one message with one or more keys, relaxed/relaxed: give it the body, then ask once for the
 * signatures. For one thread.
 */
public final class DkimSigning implements BodySink {

    /** RFC 6376 5.4.1, without what a mailing list or the next server may change. */
    private static final Set<String> SIGNED =
            Set.of(
                    "from",
                    "sender",
                    "reply-to",
                    "to",
                    "cc",
                    "subject",
                    "date",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding",
                    "content-id",
                    "content-description",
                    "content-disposition",
                    "list-id",
                    "list-help",
                    "list-subscribe",
                    "list-unsubscribe",
                    "list-unsubscribe-post",
                    "list-post",
                    "list-owner",
                    "list-archive",
                    "autocrypt",
                    "openpgp",
                    "feedback-id",
                    "auto-submitted");

    /** Named once more than they occur, so that nobody can add a second one (RFC 6376 8.15). */
    private static final List<String> CLOSED = List.of("from", "to", "cc", "subject", "reply-to");

    private static final int LINE_LENGTH = 72;

    private final HeaderBlock header;
    private final List<DkimSigningKey> keys;
    private final Instant now;
    private final BodyHash body = new BodyHash(Canonicalization.RELAXED, OptionalLong.empty());

    /**
     * @param now tag t
     */
    public DkimSigning(HeaderBlock header, List<DkimSigningKey> keys, Instant now) {
        this.header = header;
        this.keys = List.copyOf(keys);
        this.now = now;
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        body.update(octets, offset, length);
    }

    /**
     * @return a value for a DKIM-Signature field for each key, folded with CRLF and a tab, without
     *     the field's name
     * @throws GeneralSecurityException when a key does not fit its algorithm
     */
    public List<String> finish() throws GeneralSecurityException {
        String bodyHash = Base64.getEncoder().encodeToString(body.finish());
        List<String> names = signedNames();
        List<String> values = new ArrayList<>();
        for (DkimSigningKey key : keys) {
            values.add(signed(key, names, bodyHash));
        }
        return values;
    }

    private String signed(DkimSigningKey key, List<String> names, String bodyHash)
            throws GeneralSecurityException {
        String unsigned =
                "v=1; a=%s; c=relaxed/relaxed; d=%s; s=%s; t=%d;\r\n\th=%s;\r\n\tbh=%s;\r\n\tb="
                        .formatted(
                                key.algorithm().tag(),
                                key.domain(),
                                key.selector(),
                                now.getEpochSecond(),
                                foldedNames(names),
                                bodyHash);
        HeaderField field =
                new HeaderField(DkimSignature.NAME, DkimSignature.NAME + ": " + unsigned + "\r\n");
        byte[] input = HeaderHash.input(header, names, field, Canonicalization.RELAXED);
        Signature signer = Signature.getInstance(key.algorithm().jcaName());
        signer.initSign(key.privateKey());
        signer.update(DkimVerifier.signed(key.algorithm(), input));
        return unsigned + folded(Base64.getEncoder().encode(signer.sign()));
    }

    private List<String> signedNames() {
        List<String> names = new ArrayList<>();
        for (HeaderField field : header.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (SIGNED.contains(name)) {
                names.add(name);
            }
        }
        names.addAll(CLOSED);
        return names;
    }

    private static String foldedNames(List<String> names) {
        StringBuilder text = new StringBuilder();
        int line = 0;
        for (String name : names) {
            if (line + name.length() > LINE_LENGTH) {
                text.append("\r\n\t ");
                line = 0;
            }
            text.append(name).append(':');
            line += name.length() + 1;
        }
        return text.substring(0, text.length() - 1);
    }

    private static String folded(byte[] base64) {
        String text = new String(base64, StandardCharsets.US_ASCII);
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < text.length(); i += LINE_LENGTH) {
            folded.append(i == 0 ? "" : "\r\n\t ")
                    .append(text, i, Math.min(text.length(), i + LINE_LENGTH));
        }
        return folded.toString();
    }
}
