package org.mailherd.smtp.data;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/** A message that passed more servers than any route has is going round (RFC 5321 6.3). */
public final class LoopLimit implements ContentRule {
    private final int maxHops;

    public LoopLimit(int maxHops) {
        this.maxHops = maxHops;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, MessageHeader header) {
        int hops = header.values("Received").size() + header.values("Delivered-To").size();
        return hops > maxHops
                ? Optional.of(SmtpReply.of(554, "5.4.6", "Error: too many hops"))
                : Optional.empty();
    }
}
