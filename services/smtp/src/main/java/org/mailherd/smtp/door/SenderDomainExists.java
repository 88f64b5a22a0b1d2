package org.mailherd.smtp.door;

import java.util.Optional;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.envelope.SenderRule;
import org.mailherd.smtp.session.Session;

/**
 * No mail from a domain that does not exist or takes none: no bounce could ever reach it (Postfix's
 * reject_unknown_sender_domain). Only a definite answer counts; even then the client may try again,
 * for a resolver may lie. A null MX is said on purpose (RFC 7505 4.2).
 */
final class SenderDomainExists implements SenderRule {
    private final Dns dns;

    SenderDomainExists(Dns dns) {
        this.dns = dns;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, ReversePath reversePath) {
        boolean asked =
                !session.profile().submission()
                        && session.caller() instanceof Visitor visitor
                        && visitor.standing().tested();
        return switch (reversePath) {
            case ReversePath.NullPath() -> Optional.empty();
            case ReversePath.Of(MailAddress sender) ->
                    asked && !sender.domain().startsWith("[") ? judge(sender) : Optional.empty();
        };
    }

    private Optional<SmtpReply> judge(MailAddress sender) {
        String domain = sender.canonical().domain();
        return switch (dns.mx(domain)) {
            case Answer.Failure<MailExchanger>(_) -> Optional.empty();
            case Answer.Found<MailExchanger>(var found) ->
                    found.getFirst().isNull()
                            ? Optional.of(
                                    SmtpReply.of(
                                            550,
                                            "5.7.27",
                                            "<"
                                                    + sender
                                                    + ">: Sender address rejected: its domain accepts no mail"))
                            : Optional.empty();
            case Answer.NoSuchName<MailExchanger>() -> unknown(sender);
            case Answer.NoRecords<MailExchanger>() ->
                    dns.a(domain).isVoid() && dns.aaaa(domain).isVoid()
                            ? unknown(sender)
                            : Optional.empty();
        };
    }

    private static Optional<SmtpReply> unknown(MailAddress sender) {
        return Optional.of(
                SmtpReply.of(
                        450,
                        "4.1.8",
                        "<" + sender + ">: Sender address rejected: Domain not found"));
    }
}
