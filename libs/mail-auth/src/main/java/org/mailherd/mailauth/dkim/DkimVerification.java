package org.mailherd.mailauth.dkim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * The signatures of one message: give it the body, then ask once for the results. For one thread.
 */
public final class DkimVerification implements BodySink {

    /** RFC 6376 8.4: a flood of signatures must not cost us a flood of look-ups and hashes. */
    static final int SIGNATURE_LIMIT = 10;

    /**
     * Ways in which the body is hashed: honest signatures of one message share one or two. Each
     * costs a look at every octet, so ten of their own on a large message would cost seconds.
     */
    static final int BODY_LIMIT = 4;

    private sealed interface Read {}

    private record Way(Canonicalization form, OptionalLong length) {}

    private record Usable(DkimSignature signature, BodyHash body) implements Read {}

    private record Unusable(String reason) implements Read {}

    private final DkimVerifier verifier;
    private final HeaderBlock header;
    private final List<Read> signatures;
    private final Map<Way, BodyHash> bodies = new HashMap<>();

    DkimVerification(DkimVerifier verifier, HeaderBlock header) {
        this.verifier = verifier;
        this.header = header;
        this.signatures =
                header.all(DkimSignature.NAME).stream()
                        .limit(SIGNATURE_LIMIT)
                        .map(this::read)
                        .toList();
    }

    private Read read(HeaderField field) {
        try {
            DkimSignature signature = DkimSignature.parse(field);
            Way way = new Way(signature.bodyForm(), signature.bodyLength());
            if (bodies.size() == BODY_LIMIT && !bodies.containsKey(way)) {
                return new Unusable("too many signatures that hash the body in ways of their own");
            }
            BodyHash body = bodies.computeIfAbsent(way, w -> new BodyHash(w.form(), w.length()));
            return new Usable(signature, body);
        } catch (DkimException e) {
            return new Unusable(e.reason());
        }
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        bodies.values().forEach(body -> body.update(octets, offset, length));
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
