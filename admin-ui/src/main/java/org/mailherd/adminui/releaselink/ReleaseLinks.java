package org.mailherd.adminui.releaselink;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mailherd.adminui.quarantine.KeptMail;
import org.mailherd.adminui.quarantine.QuarantineVerb;

/**
 * Signs links and reads them again: base64url of {@code verb|id|expiry|mailbox} and of its
 * HMAC-SHA256, with a dot between them.
 */
public final class ReleaseLinks {
    static final String PATH = "/qhandler/";
    private static final String HMAC = "HmacSHA256";
    private static final int TOKEN_LIMIT = 1000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final ReleaseLinkSettings settings;
    private final Clock clock;

    ReleaseLinks(ReleaseLinkSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The address of the page that does this with a message; empty when links are off. */
    public Optional<String> to(QuarantineVerb verb, KeptMail item) {
        Instant expires = clock.instant().plus(settings.lifetime()).truncatedTo(ChronoUnit.SECONDS);
        return settings.secret().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        settings.address()
                                + PATH
                                + token(new ReleaseLink(verb, item.id(), item.mailbox(), expires)));
    }

    String token(ReleaseLink link) {
        byte[] text =
                (link.verb().word()
                                + "|"
                                + link.id()
                                + "|"
                                + link.expires().getEpochSecond()
                                + "|"
                                + link.mailbox())
                        .getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(text) + "." + ENCODER.encodeToString(hmac(text));
    }

    /**
     * @return empty for what we did not sign, or not any more: nothing tells one from the other
     */
    Optional<ReleaseLink> read(String token) {
        int dot = token.indexOf('.');
        if (settings.secret().isEmpty() || dot < 0 || token.length() > TOKEN_LIMIT) {
            return Optional.empty();
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(hmac(text), given)
                    ? link(new String(text, StandardCharsets.UTF_8))
                            .filter(link -> clock.instant().isBefore(link.expires()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no base64
        }
    }

    private static Optional<ReleaseLink> link(String text) {
        String[] parts = text.split("\\|", 4);
        if (parts.length != 4
                || !NUMBER.matcher(parts[1]).matches()
                || !NUMBER.matcher(parts[2]).matches()) {
            return Optional.empty();
        }
        return QuarantineVerb.of(parts[0])
                .map(verb ->
                        new ReleaseLink(
                                verb,
                                Long.parseLong(parts[1]),
                                parts[3],
                                Instant.ofEpochSecond(Long.parseLong(parts[2]))));
    }

    private byte[] hmac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
