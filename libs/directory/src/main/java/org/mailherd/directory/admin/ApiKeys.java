package org.mailherd.directory.admin;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.mailherd.directory.network.NetworkRange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One key that may read and one that may write, each from named networks only. */
@Service
public class ApiKeys {
    private final ApiKeyRepository keys;

    ApiKeys(ApiKeyRepository keys) {
        this.keys = keys;
    }

    /**
     * @param client an address literal
     */
    public KeyCheck check(String key, String client) {
        return keys.findByKeyHash(hash(key))
                .map(row -> row.check(InetAddress.ofLiteral(client)))
                .orElseGet(KeyCheck.Unknown::new);
    }

    /**
     * Puts this key into the place of the present one of its kind.
     *
     * @param allowFrom comma list of addresses and CIDR blocks
     * @throws IllegalArgumentException if that list cannot be read
     */
    @Transactional
    public void replace(String key, boolean readOnly, String allowFrom) {
        NetworkRange.parseList(allowFrom);
        keys.deleteByAccess(readOnly ? "ro" : "rw");
        keys.save(new ApiKey(hash(key), readOnly, allowFrom));
    }

    private static String hash(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
