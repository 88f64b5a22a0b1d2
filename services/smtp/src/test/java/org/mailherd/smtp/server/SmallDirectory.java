package org.mailherd.smtp.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailherd.directory.login.LoginAttempt;
import org.mailherd.directory.login.LoginOutcome;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Domains alpha.test and beta.test with alice, bob and an alias to both; gamma.test has a
 * catch-all.
 */
public final class SmallDirectory implements RecipientResolver {
    private static final Set<String> DOMAINS = Set.of("alpha.test", "beta.test", "gamma.test");
    private static final Map<String, Long> MAILBOXES =
            Map.of("alice@alpha.test", 1L, "bob@beta.test", 2L, "all@gamma.test", 3L);
    private volatile boolean down;

    public void down(boolean now) {
        down = now;
    }

    @Override
    public Resolution resolve(MailAddress recipient) {
        check();
        MailAddress address = recipient.canonical();
        if (!DOMAINS.contains(address.domain())) {
            return new Resolution.NotLocal();
        }
        return switch (address.toString()) {
            case "info@alpha.test" ->
                    new Resolution.Deliver(
                            List.of(mailbox("alice@alpha.test", ""), mailbox("bob@beta.test", "")));
            case "away@alpha.test" ->
                    new Resolution.Deliver(
                            List.of(
                                    new Destination.Forward(
                                            MailAddress.parse("alice@outside.test"))));
            case "trap@alpha.test" ->
                    new Resolution.Deliver(List.of(new Destination.Learn(Destination.Lesson.SPAM)));
            case "void@alpha.test" -> new Resolution.Deliver(List.of(new Destination.Discard()));
            case "off@alpha.test" -> new Resolution.Disabled("switched off");
            default -> single(address);
        };
    }

    @Override
    public List<MailAddress> postmasters() {
        return List.of(MailAddress.parse("alice@alpha.test"));
    }

    private static Resolution single(MailAddress address) {
        int plus = address.localPart().indexOf('+');
        String local = plus > 0 ? address.localPart().substring(0, plus) : address.localPart();
        String detail = plus > 0 ? address.localPart().substring(plus + 1) : "";
        String plain = local + "@" + address.domain();
        if (MAILBOXES.containsKey(plain)) {
            return new Resolution.Deliver(List.of(mailbox(plain, detail)));
        }
        return address.domain().equals("gamma.test")
                ? new Resolution.Deliver(List.of(mailbox("all@gamma.test", "")))
                : new Resolution.Unknown("nobody");
    }

    private static Destination mailbox(String address, String detail) {
        return new Destination.LocalMailbox(
                MAILBOXES.get(address),
                MailAddress.parse(address),
                detail.isEmpty() ? Optional.empty() : Optional.of(detail));
    }

    LoginOutcome login(LoginAttempt attempt) {
        check();
        Long id = MAILBOXES.get(attempt.username());
        return id != null && attempt.password().equals("demo-password")
                ? new LoginOutcome.Granted(
                        new MailboxAccount(id, MailAddress.parse(attempt.username()), "", 0, 0))
                : new LoginOutcome.Refused("wrong password");
    }

    private final Set<Long> demanding = ConcurrentHashMap.newKeySet();

    /** Now a mailbox insists on TLS, in and out. */
    public void demandTls(long mailboxId, boolean now) {
        if (now) {
            demanding.add(mailboxId);
        } else {
            demanding.remove(mailboxId);
        }
    }

    TlsDemands tls() {
        return new TlsDemands() {
            @Override
            public boolean inbound(long mailboxId) {
                return demanding.contains(mailboxId);
            }

            @Override
            public boolean outbound(long mailboxId) {
                return demanding.contains(mailboxId);
            }
        };
    }

    boolean maySendAs(MailboxAccount account, MailAddress sender) {
        check();
        return account.address().equals(sender.canonical())
                || (account.mailboxId() == 1
                        && sender.canonical().toString().equals("info@alpha.test"));
    }

    private void check() {
        if (down) {
            throw new DataAccessResourceFailureException("the directory is down");
        }
    }
}
