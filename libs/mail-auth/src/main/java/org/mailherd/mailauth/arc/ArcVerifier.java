package org.mailherd.mailauth.arc;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dkim.DkimKeyRecord;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.header.HeaderBlock;

/** Judges the chains of messages. Safe for several threads. */
public final class ArcVerifier {
    private static final int RSA_LEAST_BITS = 1024; // RFC 8301 3.2
    private static final int RSA_MOST_BITS = 8192;

    private final Dns dns;

    public ArcVerifier(Dns dns) {
        this.dns = dns;
    }

    /** Reads the chain of a message whose body follows. */
    public ArcVerification begin(HeaderBlock header) {
        return new ArcVerification(this, header);
    }

    /**
     * @return empty when the DNS does not answer
     * @throws ArcException when the signature is not valid
     */
    Optional<Boolean> check(ArcTags tags, byte[] input) throws ArcException {
        return switch (dns.txt(tags.selector() + "._domainkey." + tags.domain())) {
            case Answer.Found<String>(List<String> texts) -> {
                DkimKeyRecord key = key(tags, texts.getFirst());
                if (!tags.algorithm().verifies(input, tags.signature(), key.publicKey())) {
                    throw new ArcException(tags.field().name() + " did not verify");
                }
                yield Optional.of(true);
            }
            case Answer.NoRecords<String>(), Answer.NoSuchName<String>() ->
                    throw new ArcException("no key for " + tags.field().name());
            case Answer.Failure<String>(String _) -> Optional.empty();
        };
    }

    private static DkimKeyRecord key(ArcTags tags, String record) throws ArcException {
        DkimKeyRecord key;
        try {
            key = DkimKeyRecord.read(record);
        } catch (IllegalArgumentException e) {
            throw new ArcException(String.valueOf(e.getMessage()));
        }
        if (!key.keyType().equals(tags.algorithm().keyType())) {
            throw new ArcException("key is of another type");
        }
        boolean rsa = key.keyType().equals("rsa");
        if (rsa && (key.bits() < RSA_LEAST_BITS || key.bits() > RSA_MOST_BITS)) {
            throw new ArcException("key is too short or too long");
        }
        return key;
    }
}
