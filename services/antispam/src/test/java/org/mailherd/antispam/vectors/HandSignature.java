package org.mailherd.antispam.vectors;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A DKIM signature with the tags that a test wants, sound or not (RFC 6376 3.4, 3.5, 3.7). */
final class HandSignature {

    private final KeyPair keys;

    HandSignature(KeyPair keys) {
        this.keys = keys;
    }

    /**
     * @param tags all but bh and b, in their order; c and l are heeded
     * @param message its lines end with CRLF
     * @return the message with the signature on top
     */
    String on(Map<String, String> tags, String message) {
        try {
            return signed(tags, message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Map<String, String> tags, String message)
            throws GeneralSecurityException {
        int split = message.indexOf("\r\n\r\n") + 2;
        List<String> fields = fields(message.substring(0, split));
        String form = tags.getOrDefault("c", "simple/simple");
        boolean relaxedHeader = form.startsWith("relaxed");
        String body = body(message.substring(split + 2), form.endsWith("/relaxed"));
        String limit = tags.get("l");
        String hashed =
                limit == null ? body : body.substring(0, Math.min(body.length(), number(limit)));
        StringBuilder value = new StringBuilder("DKIM-Signature: ");
        tags.forEach((name, text) -> value.append(name).append('=').append(text).append("; "));
        value.append("bh=").append(base64(sha256(hashed))).append("; b=");
        StringBuilder input = new StringBuilder();
        selected(fields, tags.getOrDefault("h", ""))
                .forEach(field -> input.append(header(field, relaxedHeader)));
        String own = header(value + "\r\n", relaxedHeader);
        input.append(own, 0, own.length() - 2);
        return value + base64(signature(input.toString())) + "\r\n" + message;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private byte[] signature(String input) throws GeneralSecurityException {
        byte[] octets = octets(input);
        boolean rsa = keys.getPrivate().getAlgorithm().equals("RSA");
        Signature signer = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
        signer.initSign(keys.getPrivate());
        // RFC 8463 3: Ed25519 signs the hash
        signer.update(rsa ? octets : MessageDigest.getInstance("SHA-256").digest(octets));
        return signer.sign();
    }

    /** Each with its continuation lines and final CRLF. */
    private static List<String> fields(String header) {
        return Arrays.stream(header.split("(?<=\r\n)(?![ \t])")).toList();
    }

    /** RFC 6376 5.4.2: of several of a name the lowest first. */
    private static List<String> selected(List<String> fields, String names) {
        List<String> left = new ArrayList<>(fields);
        List<String> selected = new ArrayList<>();
        for (String name : names.split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (name(left.get(i)).equals(name.strip().toLowerCase(Locale.ROOT))) {
                    selected.add(left.remove(i));
                    break;
                }
            }
        }
        return selected;
    }

    private static String name(String field) {
        return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    /** RFC 6376 3.4.1, 3.4.2. */
    private static String header(String field, boolean relaxed) {
        if (!relaxed) {
            return field;
        }
        String value = field.substring(field.indexOf(':') + 1).replace("\r\n", "");
        return name(field) + ":" + value.replaceAll("[ \t]+", " ").strip() + "\r\n";
    }

    /** RFC 6376 3.4.3, 3.4.4. */
    private static String body(String body, boolean relaxed) {
        String text = relaxed ? body.replaceAll("[ \t]+", " ").replaceAll(" (?=\r\n|$)", "") : body;
        String ended = text.replaceAll("(?:\r\n)+$", "");
        return ended.isEmpty() && relaxed ? "" : ended + "\r\n";
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(octets(text));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
