package org.mailherd.smtp.signing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeys;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dkim.DkimException;
import org.mailherd.mailauth.dkim.DkimSigning;
import org.mailherd.mailauth.dkim.DkimSigningKey;
import org.mailherd.mailauth.dkim.TagList;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.smtp.client.Content;
import org.mailherd.smtp.client.Resigner;
import org.mailherd.smtp.data.AddressList;
import org.springframework.dao.DataAccessException;

/**
 * Signs mail of our own people again where a server without 8BITMIME made us recode it: RFC 6376
 * 5.3 wants it in seven bits before it is signed, and whether it must be is known only now. Only
 * what the scanner has signed for the domain in From is; the signatures that no longer fit go.
 */
public final class DkimResigner implements Resigner {
    private static final String SIGNATURE = "DKIM-Signature";
    private static final int MAX_HEADER = 512 * 1024;
    private static final int BLOCK = 32 * 1024;

    private final SigningKeys keys;
    private final Clock clock;

    public DkimResigner(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Head> head(MessageEnvelope envelope, Content converted) throws IOException {
        if (envelope.origin() != Origin.SUBMISSION) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(converted.open(), BLOCK)) {
            byte[] section = section(in);
            HeaderBlock header = HeaderBlock.parse(section);
            List<SigningKey> own = keys(header);
            List<HeaderField> stale = signatures(header, own);
            return stale.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Head(section.length, signed(section, stale, own, in)));
        } catch (DataAccessException | GeneralSecurityException e) {
            throw new IOException("the signing keys cannot be had", e);
        }
    }

    /** Up to the empty line and with it; of an endless one the beginning. */
    private static byte[] section(InputStream in) throws IOException {
        ByteArrayOutputStream section = new ByteArrayOutputStream(4096);
        int line = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            section.write(octet);
            if (octet == '\n') {
                if (line <= 1) {
                    break;
                }
                line = 0;
            } else {
                line++;
            }
            if (section.size() >= MAX_HEADER) {
                break;
            }
        }
        return section.toByteArray();
    }

    /** Those that signed it: of the one author's domain. */
    private List<SigningKey> keys(HeaderBlock header) {
        List<HeaderField> from = header.all("From");
        List<String> authors =
                from.size() == 1
                        ? AddressList.parse(from.getFirst().value()).orElse(List.of())
                        : List.of();
        if (authors.size() != 1) {
            return List.of();
        }
        try {
            return keys.forDomain(MailAddress.parse(authors.getFirst()).domain());
        } catch (AddressSyntaxException _) {
            return List.of();
        }
    }

    private static List<HeaderField> signatures(HeaderBlock header, List<SigningKey> own) {
        return header.all(SIGNATURE).stream()
                .filter(field ->
                        own.stream()
                                .anyMatch(key -> domain(field).equals(Optional.of(key.domain()))))
                .toList();
    }

    private static Optional<String> domain(HeaderField signature) {
        try {
            return TagList.parse(signature.value()).get("d");
        } catch (DkimException _) {
            return Optional.empty();
        }
    }

    private byte[] signed(
            byte[] section, List<HeaderField> stale, List<SigningKey> own, InputStream body)
            throws IOException, GeneralSecurityException {
        String header = new String(section, StandardCharsets.ISO_8859_1);
        for (HeaderField field : stale) {
            header = without(header, field.raw());
        }
        byte[] rest = header.getBytes(StandardCharsets.ISO_8859_1);
        DkimSigning signing =
                new DkimSigning(
                        HeaderBlock.parse(rest),
                        own.stream().map(DkimResigner::signingKey).toList(),
                        clock.instant());
        byte[] block = new byte[BLOCK];
        for (int count = body.read(block); count >= 0; count = body.read(block)) {
            signing.update(block, 0, count);
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream(rest.length + 1024);
        for (String value : signing.finish()) {
            head.writeBytes(
                    (SIGNATURE + ": " + value + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        head.writeBytes(rest);
        return head.toByteArray();
    }

    /** Where it is a field, at the beginning of a line. */
    private static String without(String header, String field) {
        int at = header.indexOf(field);
        while (at > 0 && header.charAt(at - 1) != '\n') {
            at = header.indexOf(field, at + 1);
        }
        return at < 0 ? header : header.substring(0, at) + header.substring(at + field.length());
    }

    private static DkimSigningKey signingKey(SigningKey key) {
        DkimAlgorithm algorithm =
                switch (key.algorithm()) {
                    case RSA -> DkimAlgorithm.RSA_SHA256;
                    case ED25519 -> DkimAlgorithm.ED25519_SHA256;
                };
        return new DkimSigningKey(key.domain(), key.selector(), algorithm, key.privateKey());
    }
}
