package org.mailherd.imap.command;

import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.Session;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.Copied;

/** Where APPEND, COPY and MOVE put messages, and how they tell. */
final class Targets {

    private Targets() {}

    /**
     * @throws CommandRefused with TRYCREATE (RFC 3501 6.3.11) when the folder does not exist
     */
    static Folder require(FolderStore folders, Session session, String name) {
        return folders.find(session.mailboxId(), FolderName.of(name))
                .orElseThrow(() ->
                        new CommandRefused(
                                Answer.no("TRYCREATE", "No such folder, create it first")));
    }

    /** The COPYUID code (RFC 4315); none when nothing was copied. */
    static String copyUid(Copied copied) {
        return copied.source().isEmpty()
                ? ""
                : "COPYUID " + copied.uidValidity() + " " + copied.source() + " " + copied.target();
    }
}
