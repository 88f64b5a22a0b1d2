package org.mailherd.imap.acl;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailstore.acl.Grantee;

/**
 * Reads identifiers (RFC 4314 section 2): an address, {@code anyone}, {@code authenticated}, each
 * with {@code -} before it for rights that are taken away.
 */
final class Identifiers {
    private final MailboxDirectory mailboxes;

    Identifiers(MailboxDirectory mailboxes) {
        this.mailboxes = mailboxes;
    }

    /** RFC 4314 3: what SASLprep refuses or leaves nothing of is no identifier. */
    static String read(CommandReader arguments) throws IOException, SyntaxFault {
        String identifier = arguments.astringText();
        if (identifier.isEmpty() || identifier.chars().anyMatch(Character::isISOControl)) {
            throw new SyntaxFault("An identifier is not empty and has no control characters");
        }
        return identifier;
    }

    /** Empty when nobody has that name. */
    Optional<Grantee> find(String identifier) {
        boolean negative = identifier.startsWith("-");
        String name = negative ? identifier.substring(1) : identifier;
        return switch (name) {
            case "anyone" -> Optional.of(Grantee.anyone(negative));
            case "authenticated" -> Optional.of(Grantee.authenticated(negative));
            default ->
                    mailbox(name)
                            .map(account ->
                                    Grantee.mailbox(
                                            account.mailboxId(),
                                            account.address().toString(),
                                            negative));
        };
    }

    private Optional<MailboxAccount> mailbox(String name) {
        try {
            return mailboxes.find(MailAddress.parse(name).canonical());
        } catch (AddressSyntaxException _) {
            return Optional.empty();
        }
    }
}
