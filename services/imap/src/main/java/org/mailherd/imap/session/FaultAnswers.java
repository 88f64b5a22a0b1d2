package org.mailherd.imap.session;

import org.mailherd.imap.response.Answer;
import org.mailherd.mailstore.StoreException;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.flag.TooManyKeywords;
import org.mailherd.mailstore.folder.FolderExists;
import org.mailherd.mailstore.folder.FolderProtected;
import org.mailherd.mailstore.folder.InvalidFolderName;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.folder.SpecialUseTaken;
import org.mailherd.mailstore.folder.TooManyFolders;
import org.mailherd.mailstore.message.MessageTooBig;
import org.mailherd.mailstore.message.NoSuchMessage;
import org.mailherd.mailstore.quota.OverQuota;

/** The edge where exceptions become answers, with the codes of RFC 5530. */
final class FaultAnswers {
    static final Answer UNAVAILABLE =
            Answer.no("UNAVAILABLE", "The mail store cannot be reached now, try again later");
    static final Answer SERVER_BUG = Answer.no("SERVERBUG", "Internal fault, it has been logged");

    /** RFC 5465 5.8. */
    static final Answer NO_MORE_NOTICES =
            Answer.ok("NOTIFICATIONOVERFLOW", "The mail store cannot be reached now");

    private FaultAnswers() {}

    static Answer of(StoreException refused) {
        return switch (refused) {
            case NoSuchFolder _ -> Answer.no("NONEXISTENT", "No such folder");
            case NotPermitted _ -> Answer.no("NOPERM", "You have no right to do that");
            case SpecialUseTaken _ -> Answer.no("USEATTR", "Another folder has that use");
            case FolderExists _ -> Answer.no("ALREADYEXISTS", "A folder with that name exists");
            case FolderProtected _ -> Answer.no("CANNOT", "That cannot be done to this folder");
            case InvalidFolderName _ -> Answer.no("CANNOT", "A folder cannot have that name");
            case TooManyFolders _ -> Answer.no("LIMIT", "Too many folders");
            case TooManyKeywords _ -> Answer.no("LIMIT", "Too many keywords in this folder");
            case NoSuchMessage _ -> Answer.no("EXPUNGEISSUED", "The message is gone");
            case MessageTooBig _ -> Answer.no("TOOBIG", "The message is too large");
            case OverQuota _ -> Answer.no("OVERQUOTA", "The mailbox is full");
            default -> Answer.no("CANNOT", "That cannot be done");
        };
    }
}
