package org.mailherd.directory.routing;

import java.net.InetAddress;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A next hop as an operator writes it, in Postfix's syntax: {@code example.org} and {@code
 * example.org:587} are the mail exchangers of a domain, {@code [mail.example.org]:587} is that one
 * host. {@code smtp:} before it changes nothing; {@code smtps:}, or port 465, is TLS from the first
 * octet.
 *
 * @param host a name in lower case, or an IP address without brackets
 * @param port empty for the scheme's own
 * @param mxLookup whether the mail exchangers of {@code host} are meant
 */
public record RelayAddress(String host, OptionalInt port, boolean mxLookup, boolean implicitTls) {
    private static final int SUBMISSIONS = 465;
    private static final Set<String> SCHEMES = Set.of("smtp", "smtps", "relay");
    private static final Pattern SYNTAX =
            Pattern.compile(
                    "(?:(smtp|smtps|relay):)?"
                            + "(?:\\[(?:ipv6:)?([^\\[\\]\\s@/]+)\\]|([^\\[\\]\\s@:/]+))"
                            + "(?::([0-9]{1,5}))?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("(?!.*\\.\\.)(?![.-])[\\p{L}\\p{N}._-]{1,253}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");

    /**
     * @throws IllegalArgumentException with the reason
     */
    public static RelayAddress parse(String text) {
        Matcher parts = SYNTAX.matcher(text.strip());
        if (!parts.matches()) {
            throw fault(text);
        }
        boolean bracketed = parts.group(2) != null;
        String host = (bracketed ? parts.group(2) : parts.group(3)).toLowerCase(Locale.ROOT);
        boolean address = IPV4.matcher(host).matches() || (bracketed && host.indexOf(':') >= 0);
        if (address ? !isAddress(host) : !NAME.matcher(host).matches()) {
            throw fault(text);
        }
        OptionalInt port =
                parts.group(4) == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(parts.group(4)));
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw fault(text);
        }
        boolean implicitTls =
                "smtps".equalsIgnoreCase(parts.group(1)) || port.orElse(0) == SUBMISSIONS;
        // Nobody publishes MX records for TLS at once: such a name is the host itself.
        return new RelayAddress(host, port, !bracketed && !address && !implicitTls, implicitTls);
    }

    public int portOr(int usual) {
        return port.orElse(implicitTls ? SUBMISSIONS : usual);
    }

    /** The form in which policies name it. */
    @Override
    public String toString() {
        String name = mxLookup ? clear(host) : "[" + host + "]";
        return port.isPresent() ? name + ":" + port.getAsInt() : name;
    }

    /**
     * A domain whose name is also that of a scheme needs one before it, or would be read as one.
     */
    private static String clear(String domain) {
        return SCHEMES.contains(domain) ? "smtp:" + domain : domain;
    }

    private static boolean isAddress(String host) {
        if (host.indexOf(':') < 0) {
            for (String part : host.split("\\.")) {
                if (Integer.parseInt(part) > 255) {
                    return false;
                }
            }
            return true;
        }
        try {
            return IPV6.matcher(host).matches()
                    && InetAddress.ofLiteral(host).getAddress().length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static IllegalArgumentException fault(String text) {
        return new IllegalArgumentException(
                "not a next hop: \""
                        + text.replaceAll("\\p{Cntrl}", "?")
                        + "\"; write example.org, [mail.example.org] or [mail.example.org]:587");
    }
}
