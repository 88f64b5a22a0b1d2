package org.mailherd.sieve.delivery;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.sieve.engine.Arguments;
import org.mailherd.sieve.engine.Constant;
import org.mailherd.sieve.engine.Flow;
import org.mailherd.sieve.engine.Run;
import org.mailherd.sieve.engine.RunFault;
import org.mailherd.sieve.engine.Statement;
import org.mailherd.sieve.engine.Value;
import org.mailherd.sieve.grammar.Argument;
import org.mailherd.sieve.grammar.Position;
import org.mailherd.sieve.grammar.SyntaxFault;
import org.mailherd.sieve.message.Address;
import org.mailherd.sieve.message.Addresses;
import org.mailherd.sieve.outcome.Action;

/**
 * {@code keep}, {@code fileinto}, {@code redirect}, {@code discard}, {@code reject}, {@code stop}.
 */
public final class DeliveryCommands {

    private static final int MAX_MAILBOX = 1024;

    private DeliveryCommands() {}

    public static Statement stop(Arguments arguments) {
        arguments.endAll();
        return _ -> Flow.STOP;
    }

    public static Statement keep(Arguments arguments) {
        StoreTags tags = StoreTags.read(arguments);
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            run.results().cancelImplicitKeep();
            return act(run, at, new Action.Keep(false, tags.stored(run)));
        };
    }

    public static Statement discard(Arguments arguments) {
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            run.results().cancelImplicitKeep();
            return act(run, at, new Action.Discard());
        };
    }

    public static Statement fileInto(Arguments arguments) {
        StoreTags tags = StoreTags.read(arguments);
        boolean copy = arguments.flag("copy", "copy");
        boolean create = arguments.flag("create", "mailbox");
        Optional<Value> use = SpecialUseTag.read(arguments);
        Argument.Text text = arguments.text("the mailbox");
        Value mailbox = arguments.value(text);
        if (mailbox instanceof Constant(String name) && !isMailbox(name)) {
            throw new SyntaxFault(text.at(), "not the name of a mailbox: '" + name + "'");
        }
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            String name = mailbox.get(run);
            if (!isMailbox(name)) {
                throw new RunFault(at, "not the name of a mailbox: '" + name + "'");
            }
            cancel(run, copy);
            Optional<String> specialUse = use.map(value -> value.get(run));
            return act(run, at, new Action.FileInto(name, create, specialUse, tags.stored(run)));
        };
    }

    private static boolean isMailbox(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_MAILBOX
                && name.chars().noneMatch(Character::isISOControl);
    }

    public static Statement redirect(Arguments arguments) {
        boolean copy = arguments.flag("copy", "copy");
        Argument.Text text = arguments.text("the address");
        Value address = arguments.value(text);
        if (address instanceof Constant(String plain) && parsed(plain).isEmpty()) {
            throw new SyntaxFault(text.at(), "not an address: '" + plain + "'");
        }
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            String plain = address.get(run);
            String target =
                    parsed(plain)
                            .orElseThrow(() -> new RunFault(at, "not an address: '" + plain + "'"));
            cancel(run, copy);
            return act(run, at, new Action.Redirect(target, run.rewrite()));
        };
    }

    /**
     * RFC 5228 2.4.2.3: an address, or a name and an address in angle brackets; no group, no
     * brackets without a name. White space around it is what scripts catch in header fields.
     */
    private static Optional<String> parsed(String address) {
        String text = address.strip();
        if (text.endsWith(">") && text.chars().noneMatch(Character::isISOControl)) {
            List<Address> one = Addresses.parse(text);
            int open = text.lastIndexOf('<');
            String inner = text.substring(open + 1, text.length() - 1).strip();
            return open > 0 && one.size() == 1 && one.getFirst().equals(Address.ofEnvelope(inner))
                    ? bare(inner)
                    : Optional.empty();
        }
        return bare(text);
    }

    private static Optional<String> bare(String address) {
        try {
            return Optional.of(MailAddress.parse(address).toString());
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    public static Statement reject(Arguments arguments) {
        return refusal(arguments, false);
    }

    public static Statement ereject(Arguments arguments) {
        return refusal(arguments, true);
    }

    private static Statement refusal(Arguments arguments, boolean ereject) {
        Value reason = arguments.value(arguments.text("the reason"));
        arguments.endAll();
        Position at = arguments.at();
        return run -> {
            run.results().cancelImplicitKeep();
            return act(run, at, new Action.Reject(reason.get(run), ereject));
        };
    }

    private static void cancel(Run run, boolean copy) {
        if (!copy) {
            run.results().cancelImplicitKeep();
        }
    }

    private static Flow act(Run run, Position at, Action action) {
        run.budget().step(at);
        run.results().add(at, action);
        return Flow.NEXT;
    }
}
