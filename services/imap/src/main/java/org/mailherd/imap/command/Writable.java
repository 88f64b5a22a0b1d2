package org.mailherd.imap.command;

import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.acl.Right;

/** Guards a folder opened with EXAMINE, or by somebody who may not do all. */
final class Writable {

    private Writable() {}

    /**
     * @throws CommandRefused when the folder was opened for reading only
     */
    static void require(SelectedFolder selected) {
        if (selected.readOnly()) {
            throw new CommandRefused(Answer.no("READ-ONLY", "The folder is open for reading only"));
        }
    }

    /**
     * @throws CommandRefused when the folder was opened for reading only
     * @throws NotPermitted when the user lacks one of the rights (RFC 4314 section 4)
     */
    static void require(SelectedFolder selected, Right... rights) {
        require(selected);
        for (Right right : rights) {
            if (!selected.rights().has(right)) {
                throw new NotPermitted(right.toString());
            }
        }
    }
}
