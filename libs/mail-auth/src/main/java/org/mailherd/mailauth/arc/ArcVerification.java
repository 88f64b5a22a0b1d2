package org.mailherd.mailauth.arc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailauth.dkim.BodyHash;
import org.mailherd.mailauth.dkim.BodySink;
import org.mailherd.mailauth.dkim.Canonicalization;
import org.mailherd.mailauth.dkim.HeaderHash;
import org.mailherd.mailauth.header.HeaderBlock;

/**
 * The chain of one message: give it the body, then ask once for the result. For one thread. Of the
 * message signatures only the newest must hold (RFC 8617 5.2): a server on the way may have changed
 * the message and sealed the change.
 */
public final class ArcVerification implements BodySink {
    private final ArcVerifier verifier;
    private final HeaderBlock header;
    private final @Nullable ArcChain chain;
    private final @Nullable BodyHash body;
    private final ArcResult early;

    ArcVerification(ArcVerifier verifier, HeaderBlock header) {
        this.verifier = verifier;
        this.header = header;
        ArcChain read = null;
        ArcResult result = ArcResult.NONE;
        if (ArcChain.hasAny(header)) {
            try {
                read = ArcChain.parse(header);
            } catch (ArcException e) {
                result = ArcResult.fail(ArcChain.highest(header), e.reason());
            }
        }
        this.chain = read;
        this.early = result;
        this.body = read == null ? null : read.newest().signature().newBodyHash();
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        if (body != null) {
            body.update(octets, offset, length);
        }
    }

    /** Fetches the keys and verifies. */
    public ArcResult finish() {
        if (chain == null || body == null) {
            return early;
        }
        int count = chain.sets().size();
        if (chain.newest().seal().chain().equals("fail")) {
            return new ArcResult(ArcStatus.FAIL, count, true, "sealed as broken", List.of());
        }
        try {
            chain.checkStates();
            boolean known = checkMessage(chain.newest().signature(), body.finish());
            for (int i = count; i > 0; i--) {
                known &= checkSeal(chain, i);
            }
            return known
                    ? new ArcResult(ArcStatus.PASS, count, false, "", chain.words())
                    : new ArcResult(
                            ArcStatus.TEMPERROR, count, false, "a key is unavailable", List.of());
        } catch (ArcException e) {
            return ArcResult.fail(count, e.reason());
        }
    }

    private boolean checkMessage(ArcMessageSignature signature, byte[] bodyHash)
            throws ArcException {
        if (!MessageDigest.isEqual(bodyHash, signature.bodyHash())) {
            throw new ArcException("body hash did not verify");
        }
        byte[] input =
                HeaderHash.input(
                        header,
                        signature.names(),
                        signature.tags().field(),
                        signature.headerForm());
        return verifier.check(signature.tags(), input).isPresent();
    }

    private boolean checkSeal(ArcChain sets, int instance) throws ArcException {
        ArcTags seal = sets.sets().get(instance - 1).seal().tags();
        String input =
                sets.sealedBefore(instance)
                        + HeaderHash.unsigned(seal.field(), Canonicalization.RELAXED);
        return verifier.check(seal, input.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
    }
}
