package org.mailherd.directory.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.mailherd.directory.dkim.SigningKey.Algorithm;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes and reads signing keys. */
public final class SigningKeyStore implements SigningKeys {
    public static final String DEFAULT_SELECTOR = "dkim";
    public static final int DEFAULT_RSA_BITS = 2048;
    private static final int ED25519_OCTETS = 32;

    private final JdbcClient jdbc;

    public SigningKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String domain,
            String selector,
            String algorithm,
            String privateKey,
            String publicKey) {}

    @Override
    public List<SigningKey> forDomain(String domain) {
        return jdbc
                .sql(
                        """
                        SELECT domain, selector, algorithm, private_key, public_key
                        FROM dkim_key WHERE domain = :domain AND active ORDER BY id
                        """)
                .param("domain", domain)
                .query(Row.class)
                .list()
                .stream()
                .map(SigningKeyStore::read)
                .toList();
    }

    /**
     * Makes a key and stores it.
     *
     * @param rsaBits 1024 to 4096; ignored for Ed25519
     * @throws org.springframework.dao.DuplicateKeyException if the domain has a key of that
     *     selector
     */
    public SigningKey create(String domain, String selector, Algorithm algorithm, int rsaBits) {
        KeyPair pair = generate(algorithm, rsaBits);
        Row row =
                new Row(
                        domain,
                        selector,
                        algorithm.tag(),
                        Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                        publicKeyText(pair, algorithm));
        jdbc.sql(
                        """
                        INSERT INTO dkim_key (domain, selector, algorithm, private_key, public_key)
                        VALUES (:domain, :selector, :algorithm, :privateKey, :publicKey)
                        """)
                .paramSource(row)
                .update();
        return read(row);
    }

    /** Takes all keys of a domain away; the domain itself is going. */
    public void deleteAll(String domain) {
        jdbc.sql("DELETE FROM dkim_key WHERE domain = :domain").param("domain", domain).update();
    }

    private static KeyPair generate(Algorithm algorithm, int rsaBits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(jdkName(algorithm));
            if (algorithm == Algorithm.RSA) {
                generator.initialize(rsaBits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a " + algorithm + " key", e);
        }
    }

    private static String publicKeyText(KeyPair pair, Algorithm algorithm) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(
                        switch (algorithm) {
                            case RSA -> encoded;
                            case ED25519 -> // RFC 8463 3: the bare key, the last 32 octets of its
                                    // DER form
                                    Arrays.copyOfRange(
                                            encoded,
                                            encoded.length - ED25519_OCTETS,
                                            encoded.length);
                        });
    }

    private static SigningKey read(Row row) {
        Algorithm algorithm = Algorithm.valueOf(row.algorithm().toUpperCase(Locale.ROOT));
        try {
            byte[] encoded = Base64.getDecoder().decode(row.privateKey());
            PrivateKey key =
                    KeyFactory.getInstance(jdkName(algorithm))
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            String record = "v=DKIM1; k=" + algorithm.tag() + "; p=" + row.publicKey();
            return new SigningKey(row.domain(), row.selector(), algorithm, key, record);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the signing key "
                            + row.selector()
                            + "._domainkey."
                            + row.domain()
                            + " cannot be read",
                    e);
        }
    }

    private static String jdkName(Algorithm algorithm) {
        return switch (algorithm) {
            case RSA -> "RSA";
            case ED25519 -> "Ed25519";
        };
    }
}
