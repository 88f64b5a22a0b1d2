package org.mailherd.imap.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.sieve.SieveMemory;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the scripts of a recipient and sends what they want sent: before anything is filed, so that
 * a message that cannot be handed over now is tried again as a whole, and not twice in parts.
 */
final class ScriptRun {
    private static final Logger log = LoggerFactory.getLogger(ScriptRun.class);

    private final ScriptChain chain;
    private final Planner planner;
    private final Outbox outbox;
    private final SieveMemory memory;
    private final OwnerNotices notices;

    ScriptRun(
            ScriptChain chain,
            Planner planner,
            Outbox outbox,
            SieveMemory memory,
            OwnerNotices notices) {
        this.chain = chain;
        this.planner = planner;
        this.outbox = outbox;
        this.memory = memory;
        this.notices = notices;
    }

    /** Empty when something could not be sent now: the recipient is tried again later. */
    Optional<Planned> planned(Planner.Case one) {
        ScriptChain.Decision decision = chain.run(one);
        Plan plan = planner.plan(one, decision.outcome());
        List<ScriptMail> unsent = new ArrayList<>();
        for (ScriptMail mail : plan.mails()) {
            switch (send(one, mail)) {
                case TAKEN -> {}
                case REFUSED -> unsent.add(mail);
                case DEFERRED -> {
                    return Optional.empty();
                }
            }
        }
        decision.fault().ifPresent(fault -> notices.scriptFault(one.recipient(), fault));
        boolean lost = unsent.stream().anyMatch(ScriptMail::carriesMessage);
        return Optional.of(
                new Planned(one, lost && plan.places().isEmpty() ? kept(one, plan) : plan));
    }

    private enum Sent {
        TAKEN,
        REFUSED,
        DEFERRED
    }

    private Sent send(Planner.Case one, ScriptMail mail) {
        Optional<ScriptMail.Once> once = mail.once();
        long mailbox = one.mailboxId();
        if (once.isPresent()
                && !memory.remember(
                        mailbox, once.get().kind(), once.get().mark(), once.get().time())) {
            return Sent.TAKEN;
        }
        Outbox.Handed handed = outbox.send(mail.mail());
        LogEvent event =
                LogEvent.of("sieve-" + mail.action())
                        .with("user", one.recipient().mailbox().address())
                        .with("to", "<" + mail.mail().to() + ">")
                        .quoted("msgid", one.arrival().messageId());
        Sent sent =
                switch (handed) {
                    case Outbox.Handed.Taken() -> {
                        event.with("status", "sent").info(log);
                        yield Sent.TAKEN;
                    }
                    case Outbox.Handed.Refused(String reply) -> {
                        event.with("status", "bounced").quoted("reply", reply).info(log);
                        yield Sent.REFUSED;
                    }
                    case Outbox.Handed.Deferred(String reason) -> {
                        event.with("status", "deferred").quoted("reason", reason).warn(log);
                        yield Sent.DEFERRED;
                    }
                };
        if (sent == Sent.DEFERRED) {
            once.ifPresent(mark -> memory.forget(mailbox, mark.kind(), mark.mark()));
        }
        return sent;
    }

    /** What nobody takes stays with us. */
    private Plan kept(Planner.Case one, Plan plan) {
        return new Plan(
                List.of(new Plan.Place(planner.inbox(one), Flags.NONE, Optional.empty())),
                List.of(),
                plan.copies(),
                plan.duplicates(),
                plan.refusal());
    }
}
