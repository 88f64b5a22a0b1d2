package org.mailherd.tests.mailauth;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailherd.mailauth.dkim.DkimAlgorithm;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;

/** Key records, for us as a resolver and for others as JSON. */
final class PublishedKeys {
    private static final int ED25519_OCTETS = 32;
    private final Map<String, String> records = new TreeMap<>();

    KeyPair publish(String name, DkimAlgorithm algorithm) {
        try {
            boolean rsa = algorithm == DkimAlgorithm.RSA_SHA256;
            KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "Ed25519");
            if (rsa) {
                generator.initialize(2048);
            }
            KeyPair pair = generator.generateKeyPair();
            byte[] der = pair.getPublic().getEncoded();
            byte[] half =
                    rsa ? der : Arrays.copyOfRange(der, der.length - ED25519_OCTETS, der.length);
            String text = Base64.getEncoder().encodeToString(half);
            records.put(name, "v=DKIM1; k=" + algorithm.keyType() + "; p=" + text);
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String json() {
        return records.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\": \"" + one.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    Dns dns() {
        return new Dns() {
            @Override
            public Answer<String> txt(String name) {
                String record = records.get(name);
                return record == null
                        ? new Answer.NoSuchName<>()
                        : new Answer.Found<>(List.of(record));
            }

            @Override
            public Answer<Inet4Address> a(String name) {
                return new Answer.NoSuchName<>();
            }

            @Override
            public Answer<Inet6Address> aaaa(String name) {
                return new Answer.NoSuchName<>();
            }

            @Override
            public Answer<MailExchanger> mx(String name) {
                return new Answer.NoSuchName<>();
            }

            @Override
            public Answer<String> ptr(InetAddress address) {
                return new Answer.NoSuchName<>();
            }
        };
    }
}
