package org.mailherd.mailauth.spf;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailauth.spf.SpfRecord.Directive;

/**
 * Reads a record by the grammar of RFC 7208 12; any fault anywhere in it is a fault of the whole
 * (4.6).
 */
final class SpfRecordParser {

    private static final String VERSION = "v=spf1";
    private static final Pattern MODIFIER = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)=(.*)");
    private static final Pattern DIRECTIVE =
            Pattern.compile("([-+?~]?)([A-Za-z][A-Za-z0-9._-]*)([:/].*)?");
    // No leading zero: "/" ("0" / %x31-39 0*1DIGIT)
    private static final Pattern PREFIXES =
            Pattern.compile("(.*?)(?:/(0|[1-9][0-9]?))?(?://(0|[1-9][0-9]{0,2}))?");
    private static final Pattern IP_PREFIX = Pattern.compile("([^/]*)(?:/(0|[1-9][0-9]{0,2}))?");
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern COLON_HEX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern TOP_LABEL =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final List<Directive> directives = new ArrayList<>();
    private Optional<MacroString> redirect = Optional.empty();
    private Optional<MacroString> explanation = Optional.empty();

    private SpfRecordParser() {}

    /** RFC 7208 4.5: the version section ends with a space or the end of the record. */
    static boolean isSpf(String txt) {
        return txt.regionMatches(true, 0, VERSION, 0, VERSION.length())
                && (txt.length() == VERSION.length() || txt.charAt(VERSION.length()) == ' ');
    }

    static SpfRecord parse(String txt) throws SpfSyntaxException {
        SpfRecordParser parser = new SpfRecordParser();
        for (String term : txt.substring(VERSION.length()).split(" +")) {
            if (!term.isEmpty()) {
                parser.term(term);
            }
        }
        return new SpfRecord(List.copyOf(parser.directives), parser.redirect, parser.explanation);
    }

    private void term(String term) throws SpfSyntaxException {
        Matcher modifier = MODIFIER.matcher(term);
        if (modifier.matches()) {
            modifier(modifier.group(1).toLowerCase(Locale.ROOT), modifier.group(2));
            return;
        }
        Matcher directive = DIRECTIVE.matcher(term);
        if (!directive.matches()) {
            throw new SpfSyntaxException("not a term: " + term);
        }
        String rest = Optional.ofNullable(directive.group(3)).orElse("");
        Mechanism mechanism = mechanism(directive.group(2).toLowerCase(Locale.ROOT), rest);
        directives.add(new Directive(qualifier(directive.group(1)), mechanism, term));
    }

    /**
     * RFC 7208 6: redirect and exp at most once; unknown ones are ignored, but their syntax is not.
     */
    private void modifier(String name, String value) throws SpfSyntaxException {
        switch (name) {
            case "redirect" -> redirect = once(name, redirect, value);
            case "exp" -> explanation = once(name, explanation, value);
            default -> MacroString.parse(value, true);
        }
    }

    private static Optional<MacroString> once(
            String name, Optional<MacroString> before, String value) throws SpfSyntaxException {
        if (before.isPresent()) {
            throw new SpfSyntaxException(name + " twice");
        }
        return Optional.of(domainSpec(value));
    }

    private static Qualifier qualifier(String sign) {
        return switch (sign) {
            case "-" -> Qualifier.FAIL;
            case "~" -> Qualifier.SOFTFAIL;
            case "?" -> Qualifier.NEUTRAL;
            default -> Qualifier.PASS;
        };
    }

    /**
     * @param rest what follows the name, with its colon or slash
     */
    private static Mechanism mechanism(String name, String rest) throws SpfSyntaxException {
        return switch (name) {
            case "all" -> all(rest);
            case "include" -> new Mechanism.Include(domainSpec(afterColon(name, rest)));
            case "exists" -> new Mechanism.Exists(domainSpec(afterColon(name, rest)));
            case "ptr" -> new Mechanism.Ptr(optionalDomain(name, rest));
            case "ip4" -> new Mechanism.Ip(ip4(afterColon(name, rest)));
            case "ip6" -> new Mechanism.Ip(ip6(afterColon(name, rest)));
            case "a", "mx" -> addresses(name, rest);
            default -> throw new SpfSyntaxException("unknown mechanism " + name);
        };
    }

    private static Mechanism all(String rest) throws SpfSyntaxException {
        if (!rest.isEmpty()) {
            throw new SpfSyntaxException("all takes nothing: " + rest);
        }
        return new Mechanism.All();
    }

    private static Mechanism addresses(String name, String rest) throws SpfSyntaxException {
        Matcher parts = PREFIXES.matcher(rest);
        if (!parts.matches()) {
            throw new SpfSyntaxException(name + rest);
        }
        Mechanism.Prefix prefix =
                new Mechanism.Prefix(length(parts.group(2), 32), length(parts.group(3), 128));
        Optional<MacroString> domain = optionalDomain(name, parts.group(1));
        return name.equals("a")
                ? new Mechanism.A(domain, prefix)
                : new Mechanism.Mx(domain, prefix);
    }

    private static Optional<MacroString> optionalDomain(String name, String rest)
            throws SpfSyntaxException {
        return rest.isEmpty() ? Optional.empty() : Optional.of(domainSpec(afterColon(name, rest)));
    }

    private static String afterColon(String name, String rest) throws SpfSyntaxException {
        if (!rest.startsWith(":") || rest.length() == 1) {
            throw new SpfSyntaxException(name + " needs a value after a colon");
        }
        return rest.substring(1);
    }

    private static MacroString domainSpec(String text) throws SpfSyntaxException {
        MacroString parsed = MacroString.parse(text, false);
        if (!endsAsDomain(text)) {
            throw new SpfSyntaxException("no domain: " + text);
        }
        return parsed;
    }

    /** domain-end = ( "." toplabel [ "." ] ) / macro-expand */
    private static boolean endsAsDomain(String text) {
        if (Stream.of("}", "%%", "%_", "%-").anyMatch(text::endsWith)) {
            return true;
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        int dot = name.lastIndexOf('.');
        String label = name.substring(dot + 1);
        return dot >= 0 && TOP_LABEL.matcher(label).matches() && !DIGITS.matcher(label).matches();
    }

    private static Network ip4(String text) throws SpfSyntaxException {
        Matcher parts = IP_PREFIX.matcher(text);
        if (!parts.matches() || !DOTTED_QUAD.matcher(parts.group(1)).matches()) {
            throw new SpfSyntaxException("no IPv4 network: " + text);
        }
        return new Network(
                Inet4Address.ofLiteral(parts.group(1)).getAddress(), length(parts.group(2), 32));
    }

    private static Network ip6(String text) throws SpfSyntaxException {
        Matcher parts = IP_PREFIX.matcher(text);
        if (!parts.matches() || !COLON_HEX.matcher(parts.group(1)).matches()) {
            throw new SpfSyntaxException("no IPv6 network: " + text);
        }
        try {
            return new Network(
                    sixteen(Inet6Address.ofLiteral(parts.group(1))), length(parts.group(2), 128));
        } catch (IllegalArgumentException e) {
            throw new SpfSyntaxException("no IPv6 network: " + text);
        }
    }

    /** The JDK hands an IPv4-mapped literal back as IPv4; in ip6: it stays what was written. */
    private static byte[] sixteen(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 16) {
            return octets;
        }
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(octets, 0, mapped, 12, 4);
        return mapped;
    }

    private static int length(@Nullable String digits, int most) throws SpfSyntaxException {
        int length = digits == null ? most : Integer.parseInt(digits);
        if (length > most) {
            throw new SpfSyntaxException("prefix length " + length + " is over " + most);
        }
        return length;
    }
}
