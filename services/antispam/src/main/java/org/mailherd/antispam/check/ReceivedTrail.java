package org.mailherd.antispam.check;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.facts.ClientName;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * What the newest Received fields (RFC 5321 4.4) say. Servers that pass mail on within a house name
 * private addresses; the first field with a public one was written at the house's border. Whatever
 * is below it the sender may have made up, and is never looked at. Cost: a few fields.
 */
final class ReceivedTrail {

    /** No house has more servers in a row. */
    private static final int HOPS = 8;

    private static final int LONGEST = 1000;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern AFTER_NAME = Pattern.compile("[\\s()\\[]");
    private static final Pattern FROM = Pattern.compile("from\\s{1,9}(\\S{1,255})\\s{0,9}(.*)");

    /** All until the server names itself. */
    private static final Pattern BY = Pattern.compile("\\sby\\s");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\[(](?:IPv6:)?([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,45})[\\])]");
    private static final Pattern HELO =
            Pattern.compile("\\bhelo[= ]\\s{0,9}([^\\s()]{1,255})", Pattern.CASE_INSENSITIVE);

    /** Fetched from a mailbox, or handed in by somebody who logged in (RFC 3848). */
    private static final Pattern NO_BORDER =
            Pattern.compile("\\bwith\\s{1,9}(?:pop3|imap|\\w{0,8}smtps?a|local|http)\\b");

    private static final Pattern AUTHENTICATED =
            Pattern.compile("\\bwith\\s{1,9}\\w{0,8}smtps?a\\b|\\bauthenticated\\b");

    /** Programs that write a name in front which they looked up. */
    private static final Pattern LOOKED_UP = Pattern.compile("\\(exim|with local-|\\(helo ");

    /** Programs that look nothing up. */
    private static final Pattern SILENT =
            Pattern.compile("microsoft|exchange|communigate|\\bid [0-9a-f-]+; .*lotus");

    private ReceivedTrail() {}

    /**
     * @param client that brought the message here; a field about it is our own and says nothing new
     */
    static Optional<Handover> border(HeaderBlock header, Optional<InetAddress> client) {
        List<HeaderField> fields = header.all("Received");
        for (HeaderField field : fields.subList(0, Math.min(HOPS, fields.size()))) {
            String value = field.value().strip();
            String text =
                    BLANKS.matcher(value.substring(0, Math.min(LONGEST, value.length())))
                            .replaceAll(" ");
            String low = text.toLowerCase(Locale.ROOT);
            if (AUTHENTICATED.matcher(low).find()) {
                return Optional.empty();
            }
            Optional<Handover> hop = NO_BORDER.matcher(low).find() ? Optional.empty() : hop(text);
            if (hop.filter(one -> isBorder(one.address(), client)).isPresent()) {
                return hop;
            }
        }
        return Optional.empty();
    }

    private static boolean isBorder(InetAddress address, Optional<InetAddress> client) {
        return Handover.isPublic(address) && !client.equals(Optional.of(address));
    }

    private static Optional<Handover> hop(String text) {
        Matcher by = BY.matcher(text);
        String about = by.find() ? text.substring(0, by.start()) : text;
        Matcher from = FROM.matcher(about);
        if (!from.matches()) {
            return Optional.empty();
        }
        String first = from.group(1);
        Matcher written = ADDRESS.matcher(about);
        Optional<InetAddress> address = Optional.empty();
        while (written.find()) {
            // The last one: what stands before is the client's own greeting.
            address = address(written.group(1));
        }
        Matcher helo = HELO.matcher(from.group(2));
        String greeting = helo.find() ? helo.group(1) : first;
        return address.map(
                found -> new Handover(found, greeting, name(first, from.group(2), text)));
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static ClientName name(String first, String rest, String text) {
        String low = text.toLowerCase(Locale.ROOT);
        String comment = rest.startsWith("(") ? rest.substring(1) : rest;
        String word = AFTER_NAME.split(comment, 2)[0];
        String host = word.substring(word.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (LOOKED_UP.matcher(low).find()) {
            return named(first);
        }
        if (host.equals("unknown")) {
            return new ClientName.Missing();
        }
        if (host.indexOf('.') > 0 && Character.isLetter(host.charAt(host.length() - 1))) {
            return low.contains("may be forged")
                    ? new ClientName.Unconfirmed(host)
                    : new ClientName.Confirmed(host);
        }
        boolean silent = !comment.startsWith("[") || SILENT.matcher(low).find();
        return silent ? new ClientName.Unknown() : new ClientName.Missing();
    }

    private static ClientName named(String name) {
        boolean missing = name.equalsIgnoreCase("unknown") || name.startsWith("[");
        return missing ? new ClientName.Missing() : new ClientName.Confirmed(name);
    }
}
