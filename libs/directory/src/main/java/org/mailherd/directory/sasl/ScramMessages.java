package org.mailherd.directory.sasl;

import java.util.Base64;
import java.util.Optional;

/** The client's two messages of SCRAM (RFC 5802 7), read strictly. */
final class ScramMessages {
    private static final int MAX_NONCE = 256;

    /**
     * The client's first message.
     *
     * @param gs2Header as sent, with its final comma
     * @param flag {@code n}, {@code y}, or {@code p}
     * @param bindingType behind {@code p=}, else empty
     * @param bare what is signed
     */
    record First(
            String gs2Header,
            char flag,
            String bindingType,
            String authority,
            String username,
            String nonce,
            String bare) {}

    /**
     * The client's last message.
     *
     * @param withoutProof what is signed
     */
    record Final(byte[] binding, String nonce, byte[] proof, String withoutProof) {}

    private ScramMessages() {}

    /** Empty when it is none. */
    static Optional<First> first(String text) {
        String[] parts = text.split(",", 4);
        if (parts.length != 4 || !parts[0].matches("n|y|p=[A-Za-z0-9.-]{1,64}")) {
            return Optional.empty();
        }
        boolean hasAuthority = parts[1].startsWith("a=");
        // An attribute m= would be an extension that must be understood; there is none.
        if (!(parts[1].isEmpty() || hasAuthority) || !parts[2].startsWith("n=")) {
            return Optional.empty();
        }
        Optional<String> authority = hasAuthority ? name(parts[1].substring(2)) : Optional.of("");
        Optional<String> username = name(parts[2].substring(2));
        Optional<String> nonce = nonce(parts[3].split(",", -1)[0]);
        if (authority.isEmpty() || username.isEmpty() || nonce.isEmpty()) {
            return Optional.empty();
        }
        String header = parts[0] + "," + parts[1] + ",";
        return Optional.of(
                new First(
                        header,
                        parts[0].charAt(0),
                        parts[0].length() > 2 ? parts[0].substring(2) : "",
                        authority.get(),
                        username.get(),
                        nonce.get(),
                        text.substring(header.length())));
    }

    /** A comma and an equals sign in a name are written as =2C and =3D. */
    private static Optional<String> name(String written) {
        if (written.isEmpty() || !written.matches("(?s)([^=,\0]|=2C|=3D)*")) {
            return Optional.empty();
        }
        return Optional.of(written.replace("=2C", ",").replace("=3D", "="));
    }

    private static Optional<String> nonce(String attribute) {
        String value = attribute.startsWith("r=") ? attribute.substring(2) : "";
        boolean printable = value.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',');
        return value.isEmpty() || value.length() > MAX_NONCE || !printable
                ? Optional.empty()
                : Optional.of(value);
    }

    /** Empty when it is none. */
    static Optional<Final> last(String text) {
        int at = text.lastIndexOf(",p=");
        String[] parts = at < 0 ? new String[0] : text.substring(0, at).split(",", -1);
        if (parts.length < 2 || !parts[0].startsWith("c=") || !parts[1].startsWith("r=")) {
            return Optional.empty();
        }
        try {
            Base64.Decoder base64 = Base64.getDecoder();
            return Optional.of(
                    new Final(
                            base64.decode(parts[0].substring(2)),
                            parts[1].substring(2),
                            base64.decode(text.substring(at + 3)),
                            text.substring(0, at)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
