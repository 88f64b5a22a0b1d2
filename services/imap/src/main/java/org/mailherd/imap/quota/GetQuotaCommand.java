package org.mailherd.imap.quota;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailstore.acl.AclStore;

/** GETQUOTA, RFC 9208 4.1.1: of one's own root, or that of an owner who shares something. */
final class GetQuotaCommand implements Command {
    private final QuotaRoot roots;
    private final AclStore acls;
    private final MailboxDirectory mailboxes;

    GetQuotaCommand(QuotaRoot roots, AclStore acls, MailboxDirectory mailboxes) {
        this.roots = roots;
        this.acls = acls;
        this.mailboxes = mailboxes;
    }

    @Override
    public String name() {
        return "GETQUOTA";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String name = arguments.astringText();
        arguments.end();
        Optional<MailboxAccount> owner = owner(session, name);
        if (owner.isEmpty()) {
            return Answer.no("NONEXISTENT", "No such quota root");
        }
        roots.write(session.out(), name, owner.get());
        return Answer.ok("GETQUOTA completed");
    }

    private Optional<MailboxAccount> owner(Session session, String name) {
        MailboxAccount user = session.account();
        if (name.isEmpty()) {
            return Optional.of(user);
        }
        try {
            MailAddress address = MailAddress.parse(name).canonical();
            return address.equals(user.address().canonical())
                    ? Optional.of(user)
                    : mailboxes.find(address).filter(owner -> shares(owner, user));
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }

    private boolean shares(MailboxAccount owner, MailboxAccount user) {
        var grants = acls.grants(owner.mailboxId(), user.mailboxId());
        return grants.reachAll() || !grants.folderIds().isEmpty();
    }
}
