package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Set;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.mailstore.folder.FolderName;
import org.mailherd.mailstore.folder.FolderStatus;

/** Writes {@code * STATUS}, for STATUS itself and for LIST. */
final class StatusAnswer {

    private StatusAnswer() {}

    static void write(
            ResponseWriter out, FolderName name, FolderStatus status, Set<StatusItem> items)
            throws IOException {
        out.text("* STATUS ").mailbox(name.value()).text(" (");
        String separator = "";
        for (StatusItem item : StatusItem.values()) {
            if (items.contains(item)) {
                out.text(separator).text(item.name()).octet(' ').number(value(status, item));
                separator = " ";
            }
        }
        out.octet(')').crlf();
    }

    private static long value(FolderStatus status, StatusItem item) {
        return switch (item) {
            case MESSAGES -> status.messages();
            case RECENT -> status.recent();
            case UIDNEXT -> status.uidNext();
            case UIDVALIDITY -> status.uidValidity();
            case UNSEEN -> status.unseen();
            case DELETED -> status.deleted();
            case SIZE -> status.bytes();
            case HIGHESTMODSEQ -> status.highestModseq();
        };
    }
}
