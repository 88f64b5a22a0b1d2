package org.mailherd.smtp.client;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.envelope.Xtext;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/** MAIL and RCPT with the parameters that a server understands. */
final class MailCommand {
    private final Mail mail;
    private final MailTerms terms;
    private final Extensions extensions;
    private final Dialect dialect;

    MailCommand(Mail mail, Extensions extensions, Dialect dialect) {
        this.mail = mail;
        this.terms = mail.envelope().terms();
        this.extensions = extensions;
        this.dialect = dialect;
    }

    /** Why this server cannot take this message at all; empty when it can. */
    Optional<SmtpReply> obstacle() {
        if (needsUtf8() && !extensions.offers("SMTPUTF8")) {
            return refused(
                    550, "5.6.7", "the message needs SMTPUTF8, which the server does not offer");
        }
        if (extensions.size().isPresent() && mail.size() > extensions.size().getAsLong()) {
            return refused(
                    552,
                    "5.3.4",
                    "the message has "
                            + mail.size()
                            + " octets; the server takes "
                            + extensions.size().getAsLong());
        }
        return demandsTls() && !extensions.offers("REQUIRETLS")
                ? refused(
                        550,
                        "5.7.30",
                        "the sender demands REQUIRETLS, which the server does not offer")
                : Optional.empty();
    }

    private static Optional<SmtpReply> refused(int code, String enhanced, String text) {
        return Optional.of(SmtpReply.of(code, enhanced, text));
    }

    private boolean needsUtf8() {
        return mail.envelope().smtpUtf8()
                || mail.recipients().stream().anyMatch(one -> !one.recipient().isAscii());
    }

    /** Whether any octet may come; else the message was converted. */
    boolean isBinary() {
        return terms.body() == BodyType.BINARY && Carriage.takesBinary(extensions);
    }

    /** RFC 8689 5: on the last step, to our own mailboxes, there is nothing left to demand. */
    private boolean demandsTls() {
        return terms.requireTls() == RequireTls.YES && dialect == Dialect.SMTP;
    }

    boolean passesDsn() {
        return extensions.offers("DSN");
    }

    String mail() {
        StringBuilder command = new StringBuilder("MAIL FROM:<");
        command.append(mail.envelope().reversePath().addressText()).append('>');
        if (extensions.offers("SIZE")) {
            command.append(" SIZE=").append(mail.size());
        }
        if (isBinary()) {
            command.append(" BODY=BINARYMIME");
        } else if (extensions.offers("8BITMIME")) {
            command.append(" BODY=8BITMIME");
        }
        if (needsUtf8()) {
            command.append(" SMTPUTF8");
        }
        if (demandsTls()) {
            command.append(" REQUIRETLS");
        }
        if (passesDsn()) {
            terms.dsn().ret().ifPresent(ret -> command.append(" RET=").append(ret));
            terms.dsn().envid().ifPresent(id -> command.append(" ENVID=").append(Xtext.encode(id)));
        }
        return command.toString();
    }

    String rcpt(QueuedRecipient recipient) {
        StringBuilder command = new StringBuilder("RCPT TO:<");
        command.append(recipient.recipient()).append('>');
        if (passesDsn()) {
            if (recipient.dsn().notifyOn().said()) {
                command.append(" NOTIFY=").append(recipient.dsn().notifyOn().text());
            }
            recipient
                    .dsn()
                    .orcpt()
                    .ifPresent(one -> command.append(" ORCPT=").append(one.parameter(needsUtf8())));
        }
        return command.toString();
    }
}
