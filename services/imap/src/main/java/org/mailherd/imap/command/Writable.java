package org.mailherd.imap.command;

import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.CommandRefused;
import org.mailherd.imap.session.SelectedFolder;

/** Guards a folder opened with EXAMINE. */
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
}
