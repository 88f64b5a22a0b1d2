package org.mailherd.mailauth.mtasts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.mailauth.tlsrpt.TlsFailure;

/**
 * A policy file (RFC 8461 3.2).
 *
 * @param mx patterns in lower case; {@code *.} stands for one label
 * @param lines of the file, as TLS reports quote them
 */
public record StsPolicy(Mode mode, Duration maxAge, List<String> mx, List<String> lines) {

    private static final long LONGEST = 31_557_600; // RFC 8461 3.2: about a year
    private static final int MAX_PATTERNS = 1_000;
    private static final Pattern MX =
            Pattern.compile("(\\*\\.)?[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

    /** What a host that does not fit leads to. */
    public enum Mode {
        ENFORCE,
        TESTING,
        NONE
    }

    public StsPolicy {
        mx = List.copyOf(mx);
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws StsException when it is no policy of version 1
     */
    public static StsPolicy parse(String text) throws StsException {
        List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        Map<String, String> fields = new HashMap<>();
        List<String> mx = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw invalid("a line without a colon");
            }
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (key.equals("mx")) {
                mx.add(pattern(value));
            } else {
                fields.putIfAbsent(key, value); // of a repeated field the first counts
            }
        }
        if (!"STSv1".equals(fields.get("version"))) {
            throw invalid("version is not STSv1");
        }
        Mode mode = mode(fields.getOrDefault("mode", ""));
        if ((mx.isEmpty() && mode != Mode.NONE) || mx.size() > MAX_PATTERNS) {
            throw invalid(mx.size() + " mx patterns");
        }
        return new StsPolicy(mode, maxAge(fields.getOrDefault("max_age", "")), mx, lines);
    }

    /** As {@link #parse}, for a policy that was read before. */
    public static Optional<StsPolicy> reread(List<String> lines) {
        try {
            return Optional.of(parse(String.join("\n", lines)));
        } catch (StsException _) {
            return Optional.empty();
        }
    }

    private static String pattern(String value) throws StsException {
        String lower = value.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (plain.length() > 255 || !MX.matcher(plain).matches()) {
            throw invalid("an mx that is no host name");
        }
        return plain;
    }

    private static Mode mode(String value) throws StsException {
        return switch (value) {
            case "enforce" -> Mode.ENFORCE;
            case "testing" -> Mode.TESTING;
            case "none" -> Mode.NONE;
            default -> throw invalid("no known mode");
        };
    }

    private static Duration maxAge(String value) throws StsException {
        if (!value.matches("[0-9]{1,10}")) {
            throw invalid("max_age is no number");
        }
        return Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST));
    }

    private static StsException invalid(String reason) {
        return new StsException(TlsFailure.STS_POLICY_INVALID, "MTA-STS policy: " + reason);
    }

    /** Whether mail may go to this host (RFC 8461 4.1). */
    public boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        String parent = dot < 0 ? "" : name.substring(dot);
        return mx.stream()
                .anyMatch(one ->
                        one.startsWith("*.")
                                ? dot > 0 && parent.equals(one.substring(1))
                                : one.equals(name));
    }
}
