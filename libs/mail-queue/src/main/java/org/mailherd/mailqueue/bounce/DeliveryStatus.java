package org.mailherd.mailqueue.bounce;

import java.util.Optional;
import org.mailherd.mailmodel.EnhancedCode;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;

/** The part for programs: RFC 3464, and RFC 6533 where addresses are international. */
final class DeliveryStatus {
    private static final int MAX_REPLY = 800;

    private final DeliveryReport report;
    private final ReportText text = new ReportText();

    private DeliveryStatus(DeliveryReport report) {
        this.report = report;
    }

    static String of(DeliveryReport report, String hostname) {
        DeliveryStatus status = new DeliveryStatus(report);
        status.message(hostname);
        report.outcomes().forEach(status::recipient);
        return status.text.toString();
    }

    private void message(String hostname) {
        report.message().terms().dsn().envid().ifPresent(id -> field("Original-Envelope-Id", id));
        field("Reporting-MTA", "dns; " + hostname);
        field("X-Queue-ID", report.message().id().value());
        field("Arrival-Date", ReportText.date(report.message().arrived()));
        // RFC 4865: what the sender of a held message asked for.
        report.message()
                .terms()
                .hold()
                .ifPresent(hold -> field("Future-Release-Request", hold.request()));
    }

    private void recipient(RecipientOutcome one) {
        text.empty();
        original(one.recipient()).ifPresent(name -> field("Original-Recipient", name));
        field("Final-Recipient", typed(one.recipient().recipient()));
        field("Action", one.action().keyword());
        field("Status", status(one).toString());
        hostToShow(one).ifPresent(host -> field("Remote-MTA", "dns; " + name(host)));
        if (one.action() != ReportAction.EXPANDED) {
            field("Diagnostic-Code", diagnostic(one));
            field("Last-Attempt-Date", ReportText.date(report.now()));
        }
        if (one.action() == ReportAction.DELAYED) {
            report.retryUntil().ifPresent(end -> field("Will-Retry-Until", ReportText.date(end)));
        }
    }

    /** What the first sender wrote; else what came with RCPT, where an alias led elsewhere. */
    private Optional<String> original(QueuedRecipient recipient) {
        Optional<OriginalRecipient> said = recipient.dsn().orcpt();
        if (said.isPresent()) {
            return said.map(one -> one.type() + "; " + inCharset(one.address()));
        }
        return recipient.original().equals(recipient.recipient())
                ? Optional.empty()
                : Optional.of(typed(recipient.original()));
    }

    private String typed(MailAddress address) {
        return address.isAscii() ? "rfc822; " + address : "utf-8; " + inCharset(address.toString());
    }

    /** RFC 6533 3: in a report for ASCII, a character outside of it is {@code \x{HEX}}. */
    private String inCharset(String address) {
        if (report.international() || address.chars().allMatch(c -> c < 128)) {
            return address;
        }
        StringBuilder encoded = new StringBuilder();
        address.codePoints()
                .forEach(c -> {
                    if (c > '~' || c <= ' ' || c == '+' || c == '=' || c == '\\') {
                        encoded.append(String.format("\\x{%X}", c));
                    } else {
                        encoded.appendCodePoint(c);
                    }
                });
        return encoded.toString();
    }

    private static EnhancedCode status(RecipientOutcome one) {
        EnhancedCode known = one.reply().enhanced();
        int statusClass = one.action().statusClass();
        return known == null
                ? new EnhancedCode(statusClass, 0, 0)
                : new EnhancedCode(statusClass, known.subject(), known.detail());
    }

    /** Ours is no SMTP reply that anybody gave: RFC 3464 2.3.6 wants the type told. */
    private static String diagnostic(RecipientOutcome one) {
        String said = one.reply().toString();
        String type = one.remoteHost().isPresent() ? "smtp; " : "X-Mailherd; ";
        return type + (said.length() > MAX_REPLY ? said.substring(0, MAX_REPLY) : said);
    }

    /** Who said it; nothing for our own mailbox service, whose name means nothing outside. */
    static Optional<String> hostToShow(RecipientOutcome one) {
        return one.remoteHost().filter(_ -> one.recipient().transport() != Transport.LOCAL);
    }

    /** {@code mx.example.org[192.0.2.1]:25} is a name, an address and a port. */
    private static String name(String host) {
        int bracket = host.indexOf('[');
        return bracket > 0 ? host.substring(0, bracket) : host;
    }

    private void field(String name, String value) {
        String line = name + ": " + value;
        if (report.international()) {
            text.line(line);
        } else {
            text.asciiLine(line);
        }
    }
}
