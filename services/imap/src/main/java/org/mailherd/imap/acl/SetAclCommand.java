package org.mailherd.imap.acl;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Command;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.Grantee;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.acl.RightsChange;

/** SETACL, RFC 4314 section 3.1. */
final class SetAclCommand implements Command {
    private final FolderAccess access;
    private final AclStore acls;
    private final Identifiers identifiers;
    private final boolean anyone;

    /**
     * @param anyone whether folders may be shared with everybody
     */
    SetAclCommand(FolderAccess access, AclStore acls, Identifiers identifiers, boolean anyone) {
        this.access = access;
        this.acls = acls;
        this.identifiers = identifiers;
        this.anyone = anyone;
    }

    @Override
    public String name() {
        return "SETACL";
    }

    @Override
    public State least() {
        return State.AUTHENTICATED;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments)
            throws IOException, SyntaxFault {
        arguments.space();
        String folder = arguments.mailbox();
        arguments.space();
        String identifier = Identifiers.read(arguments);
        arguments.space();
        RightsChange change = RightsArgument.parse(arguments.astringText());
        arguments.end();
        AclTarget target = AclTarget.require(access, session, folder);
        Optional<Grantee> grantee = identifiers.find(identifier);
        if (grantee.isEmpty()) {
            return Answer.no("CANNOT", "Nobody here has that name");
        }
        if (grantee.get().isGroup() && !grantee.get().negative() && !anyone) {
            return Answer.no("NOPERM", "Folders cannot be shared with everybody on this server");
        }
        if (locksOwnerOut(target, grantee.get(), change)) {
            return Answer.no("CANNOT", "The owner always keeps the rights l and a");
        }
        acls.set(target.owner(), target.folderId(), grantee.get(), change);
        return Answer.ok("SETACL completed");
    }

    /** Said, rather than granted in silence after all: the list shows what was asked for. */
    private static boolean locksOwnerOut(AclTarget target, Grantee grantee, RightsChange change) {
        if (grantee.id() != target.owner().mailboxId()) {
            return false;
        }
        boolean kept = Rights.OF_OWNER.minus(change.rights()).isEmpty();
        boolean touched = change.rights().hasAny(Rights.OF_OWNER);
        if (grantee.negative()) {
            return touched && change.mode() != RightsChange.Mode.REMOVE;
        }
        return switch (change.mode()) {
            case REPLACE -> !kept;
            case ADD -> false;
            case REMOVE -> touched;
        };
    }
}
