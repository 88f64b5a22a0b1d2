package org.mailherd.mailauth.arc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import org.mailherd.mailauth.dkim.BodyHash;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.dkim.Canonicalization;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.mailauth.dkim.HeaderHash;
import org.mailherd.mailauth.dkim.SignedFields;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * Adds a set to the chain of one message that is sent on (RFC 8617 5.1): give it the body, then ask
 * once for the fields. For one thread.
 */
public final class ArcSealing implements BodySink {
    private final HeaderBlock header;
    private final DkimSigningKey key;
    private final Instant now;
    private final BodyHash body = new BodyHash(Canonicalization.RELAXED, OptionalLong.empty());

    /**
     * @param header as the message leaves, but for fields that no signature covers
     * @param now tag t
     */
    public ArcSealing(HeaderBlock header, DkimSigningKey key, Instant now) {
        this.header = header;
        this.key = key;
        this.now = now;
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        body.update(octets, offset, length);
    }

    /**
     * @param chain what we found when the message came
     * @param results the value of the Authentication-Results field that we add, authserv-id first
     * @return seal, message signature and results, to put on top of the message in this order; none
     *     when the chain has ended or must not be judged now
     * @throws GeneralSecurityException when the key does not fit its algorithm
     */
    public List<ArcField> finish(ArcResult chain, String results) throws GeneralSecurityException {
        int instance = chain.instances() + 1;
        if (chain.status() == ArcStatus.TEMPERROR
                || chain.sealedFail()
                || instance > ArcTags.MOST_INSTANCES) {
            return List.of();
        }
        HeaderField ours = field(ArcSet.RESULTS, "i=" + instance + "; " + results);
        HeaderField signature = signature(instance);
        HeaderField seal = seal(instance, chain, ours, signature);
        return List.of(made(seal), made(signature), made(ours));
    }

    private HeaderField signature(int instance) throws GeneralSecurityException {
        List<String> names = SignedFields.withSignatures(header);
        String unsigned =
                "i=%d; a=%s; c=relaxed/relaxed; d=%s; s=%s; t=%d;\r\n\th=%s;\r\n\tbh=%s;\r\n\tb="
                        .formatted(
                                instance,
                                key.algorithm().tag(),
                                key.domain(),
                                key.selector(),
                                now.getEpochSecond(),
                                SignedFields.folded(names),
                                Base64.getEncoder().encodeToString(body.finish()));
        HeaderField field = field(ArcMessageSignature.NAME, unsigned);
        byte[] input = HeaderHash.input(header, names, field, Canonicalization.RELAXED);
        return signed(field, unsigned, input);
    }

    private HeaderField seal(
            int instance, ArcResult chain, HeaderField results, HeaderField signature)
            throws GeneralSecurityException {
        String unsigned =
                "i=%d; a=%s; cv=%s; d=%s; s=%s; t=%d;\r\n\tb="
                        .formatted(
                                instance,
                                key.algorithm().tag(),
                                chain.status().keyword(),
                                key.domain(),
                                key.selector(),
                                now.getEpochSecond());
        HeaderField field = field(ArcSeal.NAME, unsigned);
        String input =
                before(chain)
                        + Canonicalization.RELAXED.header(results.raw())
                        + Canonicalization.RELAXED.header(signature.raw())
                        + HeaderHash.unsigned(field, Canonicalization.RELAXED);
        return signed(field, unsigned, input.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** RFC 8617 5.1.2: over a broken chain a seal covers its own set alone. */
    private String before(ArcResult chain) {
        if (chain.status() != ArcStatus.PASS) {
            return "";
        }
        try {
            ArcChain sets = ArcChain.parse(header);
            StringBuilder text = new StringBuilder();
            sets.sets().forEach(set -> text.append(set.sealed()));
            return text.toString();
        } catch (ArcException e) {
            throw new IllegalStateException("a chain that passed cannot be read", e);
        }
    }

    private HeaderField signed(HeaderField field, String unsigned, byte[] input)
            throws GeneralSecurityException {
        byte[] signature = key.algorithm().sign(input, key.privateKey());
        return field(field.name(), unsigned + SignedFields.folded(signature));
    }

    private static HeaderField field(String name, String value) {
        return new HeaderField(name, name + ": " + value + "\r\n");
    }

    private static ArcField made(HeaderField field) {
        String raw = field.raw();
        return new ArcField(
                field.name(), raw.substring(field.name().length() + 2, raw.length() - 2));
    }
}
