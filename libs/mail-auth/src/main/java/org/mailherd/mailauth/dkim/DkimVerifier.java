package org.mailherd.mailauth.dkim;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.header.HeaderBlock;

/** Judges the DKIM signatures of messages. Safe for several threads. */
public final class DkimVerifier {

    /** RFC 8301 3.2: shorter keys are not valid; longer ones than this only cost time. */
    private static final int RSA_LEAST_BITS = 1024;

    private static final int RSA_MOST_BITS = 8192;

    private final Dns dns;
    private final Clock clock;

    public DkimVerifier(Dns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** Reads the signatures of a message whose body follows. */
    public DkimVerification begin(HeaderBlock header) {
        return new DkimVerification(this, header);
    }

    DkimResult judge(DkimSignature signature, HeaderBlock header, BodyHash body) {
        try {
            byte[] hash = body.finish();
            Instant now = clock.instant();
            if (signature.expires().map(now::isAfter).orElse(false)) {
                return DkimResult.of(
                        DkimStatus.PERMERROR, signature, false, "signature has expired");
            }
            String name = signature.selector() + "._domainkey." + signature.domain();
            return switch (dns.txt(name)) {
                case Answer.Found<String>(List<String> texts) ->
                        judge(signature, header, DkimKeyRecord.parse(texts.getFirst()), hash, body);
                case Answer.NoRecords<String>(), Answer.NoSuchName<String>() ->
                        DkimResult.of(
                                DkimStatus.PERMERROR, signature, false, "no key for signature");
                case Answer.Failure<String>(String _) ->
                        DkimResult.of(DkimStatus.TEMPERROR, signature, false, "key is unavailable");
            };
        } catch (DkimException e) {
            return DkimResult.of(DkimStatus.PERMERROR, signature, false, e.reason());
        }
    }

    private static DkimResult judge(
            DkimSignature signature,
            HeaderBlock header,
            DkimKeyRecord key,
            byte[] hash,
            BodyHash body)
            throws DkimException {
        checkUsable(signature, key);
        if (body.endsEarly() || !MessageDigest.isEqual(hash, signature.bodyHash())) {
            return DkimResult.of(
                    DkimStatus.FAIL, signature, key.testing(), "body hash did not verify");
        }
        if (!verifies(signature, header, key)) {
            return DkimResult.of(
                    DkimStatus.FAIL, signature, key.testing(), "signature did not verify");
        }
        if (body.leavesRest()) {
            return DkimResult.of(
                    DkimStatus.POLICY, signature, key.testing(), "part of the body is not signed");
        }
        boolean rsa = signature.algorithm() == DkimAlgorithm.RSA_SHA256;
        if (rsa && key.bits() < RSA_LEAST_BITS) {
            return DkimResult.of(DkimStatus.POLICY, signature, key.testing(), "key is too short");
        }
        return DkimResult.of(DkimStatus.PASS, signature, key.testing(), "");
    }

    private static void checkUsable(DkimSignature signature, DkimKeyRecord key)
            throws DkimException {
        if (!key.keyType().equals(signature.algorithm().keyType())) {
            throw new DkimException("key is of another type");
        }
        if (key.bits() > RSA_MOST_BITS) {
            throw new DkimException("key is too long");
        }
        String identity = signature.identity();
        boolean exact =
                identity.substring(identity.lastIndexOf('@') + 1)
                        .equalsIgnoreCase(signature.domain());
        if (key.strict() && !exact) {
            throw new DkimException("key is for the exact domain only");
        }
    }

    private static boolean verifies(DkimSignature signature, HeaderBlock header, DkimKeyRecord key)
            throws DkimException {
        byte[] input =
                HeaderHash.input(
                        header,
                        signature.signedHeaders(),
                        signature.field(),
                        signature.headerForm());
        return signature.algorithm().verifies(input, signature.signature(), key.publicKey());
    }
}
