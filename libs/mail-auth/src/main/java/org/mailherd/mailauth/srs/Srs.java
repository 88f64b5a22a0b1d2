package org.mailherd.mailauth.srs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;

/**
 * Rewrites return paths of forwarded mail: {@code SRS0=hash=day=domain=local@ours}, and {@code
 * SRS1=hash=first-forwarder==rest@ours} for what another forwarder has rewritten, so that addresses
 * do not grow and a bounce goes to the first forwarder at once. Safe for several threads.
 */
public final class Srs {
    private static final String SEPARATORS = "=+-";
    private static final int MAX_ADDRESS = 254; // RFC 5321 4.5.3.1.3, without the brackets

    private final List<SrsSecret> secrets;
    private final Clock clock;

    /**
     * @param secrets the first signs, all verify
     */
    public Srs(List<SrsSecret> secrets, Clock clock) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("SRS needs a secret");
        }
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    /** Whether an address has the form of a rewritten one, be it genuine or not. */
    public static boolean isRewritten(MailAddress address) {
        return starts(address.localPart(), '0') || starts(address.localPart(), '1');
    }

    /**
     * The return path of a copy that leaves for elsewhere.
     *
     * @param sender somebody else's address
     * @param forwarder the domain of ours that sends the copy on
     * @return empty when it would be longer than an address may be
     */
    public Optional<MailAddress> rewrite(MailAddress sender, String forwarder) {
        String local = sender.localPart();
        String rewritten;
        if (starts(local, '0')) {
            rewritten = again(sender.domain(), local.substring(4));
        } else if (starts(local, '1')) {
            String[] parts = local.substring(5).split("=", 3);
            rewritten =
                    parts.length == 3 && isGuarded(parts[2])
                            ? again(parts[1], parts[2])
                            : first(sender);
        } else {
            rewritten = first(sender);
        }
        return address(rewritten, forwarder).filter(whole -> length(whole) <= MAX_ADDRESS);
    }

    /**
     * Where mail for a rewritten address of ours goes.
     *
     * @return empty when the address is not of our making or too old
     */
    public Optional<MailAddress> restore(MailAddress rewritten) {
        String local = rewritten.localPart();
        if (starts(local, '0')) {
            String[] parts = local.substring(5).split("=", 4);
            return parts.length == 4
                            && isOurs(parts[0], zero(parts[1], parts[2], parts[3]))
                            && DayStamp.isFresh(parts[1], clock)
                    ? address(parts[3], parts[2])
                    : Optional.empty();
        }
        if (starts(local, '1')) {
            String[] parts = local.substring(5).split("=", 3);
            return parts.length == 3
                            && isGuarded(parts[2])
                            && isOurs(parts[0], one(parts[1], parts[2]))
                    ? address("SRS0" + parts[2], parts[1])
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private String first(MailAddress sender) {
        String day = DayStamp.now(clock);
        String hash = secrets.getFirst().hash(zero(day, sender.domain(), sender.localPart()));
        return "SRS0=" + hash + "=" + day + "=" + sender.domain() + "=" + sender.localPart();
    }

    /**
     * @param rest of the first forwarder's address, from its separator on
     */
    private String again(String host, String rest) {
        return "SRS1=" + secrets.getFirst().hash(one(host, rest)) + "=" + host + "=" + rest;
    }

    private boolean isOurs(String hash, String text) {
        byte[] given = hash.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (SrsSecret secret : secrets) {
            ours |=
                    MessageDigest.isEqual(
                            given, secret.hash(text).getBytes(StandardCharsets.UTF_8));
        }
        return ours;
    }

    private static String zero(String day, String domain, String local) {
        return "SRS0=" + day + "=" + domain + "=" + local;
    }

    private static String one(String host, String rest) {
        return "SRS1=" + host + "=" + rest;
    }

    private static boolean starts(String local, char digit) {
        return local.length() > 5
                && local.regionMatches(true, 0, "SRS", 0, 3)
                && local.charAt(3) == digit
                && SEPARATORS.indexOf(local.charAt(4)) >= 0;
    }

    /** What another forwarder wrote begins with its separator. */
    private static boolean isGuarded(String rest) {
        return !rest.isEmpty() && SEPARATORS.indexOf(rest.charAt(0)) >= 0;
    }

    private static Optional<MailAddress> address(String local, String domain) {
        try {
            return Optional.of(new MailAddress(local, domain));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    private static int length(MailAddress address) {
        return address.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
