package org.mailherd.antispam.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.InternationalName;

/**
 * A link as a browser reads it (WHATWG URL), which is laxer than RFC 3986.
 *
 * @param scheme in lower case; http for what has none
 * @param userInfo before the at sign; empty when there is none
 * @param host in lower case, U-labels; empty where the scheme has none
 * @param rest path, query and fragment
 */
public record Target(String scheme, String userInfo, String host, String rest) {

    private static final List<String> WITH_HOST = List.of("http", "https", "ftp", "ws", "wss");
    private static final Pattern ODD = Pattern.compile("[\\t\\r\\n]");
    private static final Pattern DOTS = Pattern.compile("[\u3002\uff0e\uff61]");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,30}):");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final Pattern QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.|$)){4}");
    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");
    private static final int NAME_LIMIT = 512;
    private static final Pattern NAME =
            Pattern.compile("(?:[\\w-]{1,63}\\.)+[a-zA-Z][\\w-]{1,62}(?:[:/?#].*)?");

    /**
     * @param text as written in the message
     */
    public static Optional<Target> parse(String text) {
        String plain = ODD.matcher(text).find() ? ODD.matcher(text).replaceAll("") : text;
        return read(plain.strip());
    }

    private static Optional<Target> read(String plain) {
        Matcher scheme = SCHEME.matcher(plain);
        if (scheme.lookingAt() && !looksLikeHostAndPort(plain, scheme.end())) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            String rest = plain.substring(scheme.end());
            return WITH_HOST.contains(name)
                    ? withHost(name, rest)
                    : Optional.of(new Target(name, "", "", rest));
        }
        boolean host = plain.startsWith("//") || NAME.matcher(start(plain)).matches();
        return host ? withHost("http", plain) : Optional.empty();
    }

    /** No name is longer; the expression calls itself for each of its parts. */
    private static String start(String text) {
        return text.length() > NAME_LIMIT ? text.substring(0, NAME_LIMIT) : text;
    }

    /** {@code example.org:8080/} has no scheme. */
    private static boolean looksLikeHostAndPort(String text, int colon) {
        return text.lastIndexOf('.', colon) > 0
                && colon < text.length()
                && Character.isDigit(text.charAt(colon));
    }

    private static Optional<Target> withHost(String scheme, String rest) {
        int start = 0;
        while (start < rest.length() && isSlash(rest.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < rest.length()
                && !isSlash(rest.charAt(end))
                && rest.charAt(end) != '?'
                && rest.charAt(end) != '#') {
            end++;
        }
        String authority = rest.substring(start, end);
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        String host = host(PORT.matcher(authority.substring(at + 1)).replaceFirst(""));
        return host.isEmpty()
                ? Optional.empty()
                : Optional.of(new Target(scheme, userInfo, host, rest.substring(end)));
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static String host(String written) {
        String plain = written;
        if (written.indexOf('%') >= 0) {
            try {
                plain = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException _) {
                // a percent sign that is none
            }
        }
        String dots = DOTS.matcher(plain).replaceAll(".");
        String name = dots.endsWith(".") ? dots.substring(0, dots.length() - 1) : dots;
        return InternationalName.toUnicode(name.toLowerCase(Locale.ROOT));
    }

    boolean isWeb() {
        return scheme.equals("http") || scheme.equals("https");
    }

    boolean isAddress() {
        return host.startsWith("[") || lastLabelIsNumber();
    }

    /** Such as 0x7f.1 or 2130706433: an address nobody writes so but to hide it. */
    boolean isOddAddress() {
        return !host.startsWith("[") && lastLabelIsNumber() && !QUAD.matcher(host).matches();
    }

    private boolean lastLabelIsNumber() {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    /** The domain its owner registered; the host itself for an address. */
    String registered() {
        return isAddress() ? host : Registered.of(host);
    }
}
