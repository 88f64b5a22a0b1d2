package org.mailherd.mailauth.dkim;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * Signs one message with one or more keys, relaxed/relaxed: give it the body, then ask once for the
 * signatures. For one thread.
 */
public final class DkimSigning implements BodySink {

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
        List<String> names = SignedFields.of(header);
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
                                SignedFields.folded(names),
                                bodyHash);
        HeaderField field =
                new HeaderField(DkimSignature.NAME, DkimSignature.NAME + ": " + unsigned + "\r\n");
        byte[] input = HeaderHash.input(header, names, field, Canonicalization.RELAXED);
        return unsigned + SignedFields.folded(key.algorithm().sign(input, key.privateKey()));
    }
}
