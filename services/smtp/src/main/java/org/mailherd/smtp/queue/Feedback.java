package org.mailherd.smtp.queue;

import java.util.Collection;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.delivery.Attempt;

/** What a transaction tells of its destination. */
enum Feedback {
    /** It talked to us, whatever it said. */
    GOOD,
    /** It said that it gets too much. */
    THROTTLED,
    /** Nobody could be talked to. */
    UNREACHABLE;

    private static final Pattern TOO_MUCH =
            Pattern.compile(
                    "too (many|much|fast)|rate.?limit|throttl|exceed", Pattern.CASE_INSENSITIVE);

    /** One recipient that got an answer speaks for all. */
    static Feedback of(Collection<Attempt> attempts) {
        Feedback worst = attempts.isEmpty() ? GOOD : UNREACHABLE;
        for (Attempt attempt : attempts) {
            Feedback one = of(attempt);
            worst = one.ordinal() < worst.ordinal() ? one : worst;
        }
        return worst;
    }

    private static Feedback of(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Delivered _, Attempt.Bounced _ -> GOOD;
            case Attempt.Deferred deferred -> of(deferred.reply());
        };
    }

    /** 4.7.1 alone is greylisting as often as not, and says nothing of other messages. */
    private static Feedback of(SmtpReply reply) {
        String enhanced = reply.enhanced() == null ? "" : reply.enhanced().toString();
        if (enhanced.startsWith("4.4.")) {
            return UNREACHABLE;
        }
        boolean throttled =
                reply.code() == 421
                        || enhanced.equals("4.7.28")
                        || TOO_MUCH.matcher(reply.toString()).find();
        return throttled ? THROTTLED : GOOD;
    }
}
