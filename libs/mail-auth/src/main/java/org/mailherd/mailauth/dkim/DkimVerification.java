package org.mailherd.mailauth.dkim;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * The signatures of one message: give it the body, then ask once for the results. For one thread.
 */
public final class DkimVerification implements BodySink {

    /** RFC 6376 8.4: a flood of signatures must not cost us a flood of look-ups and hashes. */
    static final int SIGNATURE_LIMIT = 10;

    private sealed interface Read {}

    private record Usable(DkimSignature signature, BodyHash body) implements Read {}

    private record Unusable(String reason) implements Read {}

    private final DkimVerifier verifier;
    private final HeaderBlock header;
    private final List<Read> signatures;

    DkimVerification(DkimVerifier verifier, HeaderBlock header) {
        this.verifier = verifier;
        this.header = header;
        this.signatures =
                header.all(DkimSignature.NAME).stream()
                        .limit(SIGNATURE_LIMIT)
                        .map(DkimVerification::read)
                        .toList();
    }

    private static Read read(HeaderField field) {
        try {
            DkimSignature signature = DkimSignature.parse(field);
            return new Usable(
                    signature, new BodyHash(signature.bodyForm(), signature.bodyLength()));
        } catch (DkimException e) {
            return new Unusable(e.reason());
        }
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        for (Read read : signatures) {
            if (read instanceof Usable(DkimSignature _, BodyHash body)) {
                body.update(octets, offset, length);
            }
        }
    }

    /**
     * Fetches the keys and verifies.
     *
     * @return one result for each signature, from the top of the header, at most {@value
     *     #SIGNATURE_LIMIT}
     */
    public List<DkimResult> finish() {
        List<DkimResult> results = new ArrayList<>();
        for (Read read : signatures) {
            results.add(
                    switch (read) {
                        case Usable(DkimSignature signature, BodyHash body) ->
                                verifier.judge(signature, header, body);
                        case Unusable(String reason) -> DkimResult.unreadable(reason);
                    });
        }
        return results;
    }
}
