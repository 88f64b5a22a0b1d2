package org.mailherd.antispam.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.antispam.bayes.HeaderFacts.Fact;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * The hand that wrote the header: which fields the sender's program writes after which, how it
 * spells their names, and what its Message-IDs, dates and boundaries look like. Programs that send
 * spam keep their hand while their texts change, and honest ones have another; fields that servers
 * and lists add are left out, for the same message must say the same wherever it is looked at.
 */
final class HandFacts {

    private static final int LONGEST = 400;
    private static final int FIELDS = 40;

    /** What only the author's program writes. */
    private static final Set<String> OWN =
            Set.of(
                    "from",
                    "to",
                    "cc",
                    "bcc",
                    "subject",
                    "date",
                    "message-id",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding",
                    "content-disposition",
                    "content-language",
                    "content-class",
                    "in-reply-to",
                    "references",
                    "reply-to",
                    "x-mailer",
                    "user-agent",
                    "x-priority",
                    "x-msmail-priority",
                    "x-mimeole",
                    "x-accept-language",
                    "importance",
                    "priority",
                    "organization",
                    "thread-index",
                    "thread-topic");

    private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]{1,255})");
    private static final Pattern ZONE =
            Pattern.compile("([+-][0-9]{4}|[A-Z]{2,4})(?:\\s*\\(.{0,40})?$");
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=\"?([^\";\\s]{1,200})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENCODED = Pattern.compile("=\\?([^?\\s]{1,40})\\?([bBqQ])\\?");

    private HandFacts() {}

    static List<Fact> of(HeaderBlock header) {
        List<Fact> facts = new ArrayList<>();
        order(header, facts);
        String from = value(header, "From");
        id(value(header, "Message-ID"), domain(from), facts);
        date(value(header, "Date"), facts);
        type(value(header, "Content-Type"), facts);
        facts.add(new Fact("to", recipients(value(header, "To"))));
        facts.add(new Fact("from", address(from)));
        encoded("From", from, facts);
        subject(header, facts);
        return facts;
    }

    private static void order(HeaderBlock header, List<Fact> facts) {
        String before = "";
        int count = 0;
        for (HeaderField field : header.fields()) {
            if (count < FIELDS && OWN.contains(field.name().toLowerCase(Locale.ROOT))) {
                facts.add(new Fact("order", before + ">" + field.name()));
                before = field.name();
                count++;
            }
        }
    }

    private static void id(String id, String domain, List<Fact> facts) {
        int at = id.indexOf('@');
        String host = at < 0 ? "" : id.substring(at + 1).replace(">", "").strip();
        facts.add(new Fact("id", Shapes.of(at < 0 ? id : id.substring(0, at))));
        facts.add(new Fact("id-host", relation(id, host.toLowerCase(Locale.ROOT), domain)));
    }

    private static String relation(String id, String host, String domain) {
        if (id.isEmpty() || host.isEmpty()) {
            return id.isEmpty() ? "none" : "no-at";
        }
        if (host.equals(domain)) {
            return "same";
        }
        List<String> ends = Hosts.ends(domain);
        if (!ends.isEmpty()
                && (host.equals(ends.getLast()) || host.endsWith("." + ends.getLast()))) {
            return "related";
        }
        if (host.indexOf('.') < 0) {
            return "short";
        }
        return Character.isDigit(host.charAt(host.length() - 1)) || host.startsWith("[")
                ? "address"
                : "other";
    }

    private static void date(String date, List<Fact> facts) {
        Matcher zone = ZONE.matcher(date);
        boolean found = zone.find();
        facts.add(new Fact("zone", found ? zone.group(1) : "none"));
        facts.add(new Fact("date", Shapes.of(date.replaceAll("[A-Za-z]+", "a"))));
    }

    private static void type(String type, List<Fact> facts) {
        Matcher boundary = BOUNDARY.matcher(type);
        if (boundary.find()) {
            facts.add(new Fact("boundary", Shapes.of(boundary.group(1))));
        }
        facts.add(new Fact("type", Shapes.of(boundary.replaceAll(""))));
    }

    private static String recipients(String to) {
        long addresses = to.chars().filter(c -> c == ',').count() + 1;
        return address(to) + Shapes.bits(addresses);
    }

    /** How an address is written: alone, in brackets, after a name. */
    private static String address(String field) {
        if (field.isEmpty()) {
            return "none";
        }
        if (field.indexOf('@') < 0) {
            return "no-address";
        }
        int angle = field.indexOf('<');
        if (angle <= 0) {
            return angle == 0 ? "brackets" : "bare";
        }
        return field.startsWith("\"") ? "quoted-name" : "name";
    }

    private static void subject(HeaderBlock header, List<Fact> facts) {
        String subject = value(header, "Subject");
        encoded("Subject", subject, facts);
        facts.add(new Fact("subject-length", Integer.toString(Shapes.bits(subject.length()))));
        if (subject.endsWith("!") || subject.endsWith("?")) {
            facts.add(new Fact("subject-end", subject.substring(subject.length() - 1)));
        }
        boolean answer = subject.regionMatches(true, 0, "re:", 0, 3);
        facts.add(
                new Fact(
                        "answer",
                        answer
                                + " "
                                + header.all("References").isEmpty()
                                + " "
                                + header.all("In-Reply-To").isEmpty()));
    }

    private static void encoded(String name, String value, List<Fact> facts) {
        Matcher word = ENCODED.matcher(value);
        if (word.find()) {
            facts.add(
                    new Fact(
                            "encoded " + name,
                            (word.group(1) + word.group(2)).toLowerCase(Locale.ROOT)));
        }
    }

    private static String domain(String from) {
        Matcher domain = DOMAIN.matcher(from);
        return domain.find() ? domain.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String value(HeaderBlock header, String name) {
        String value =
                Optional.of(header.all(name))
                        .filter(fields -> !fields.isEmpty())
                        .map(fields -> fields.getFirst().value())
                        .orElse("");
        return value.substring(0, Math.min(LONGEST, value.length()));
    }
}
