package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mailherd.imap.response.ObjectIds;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.State;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.folder.FolderStore;

/** Reads counters and writes {@code * STATUS}, for STATUS itself and for LIST. */
public final class StatusAnswers {
    private final FolderStore folders;
    private final long appendLimit;

    /**
     * @param appendLimit largest message, in octets (RFC 7889)
     */
    public StatusAnswers(FolderStore folders, long appendLimit) {
        this.folders = folders;
        this.appendLimit = appendLimit;
    }

    /** What was counted of one folder. */
    public record Counters(long folderId, FolderStatus status, long deletedBytes) {}

    /** By folder; one that was deleted meanwhile is left out, as RFC 5819 has it. */
    Map<Long, Counters> read(Session session, Collection<Long> folderIds, Set<StatusItem> items) {
        Map<Long, Counters> counters = new HashMap<>();
        if (items.isEmpty() || folderIds.isEmpty()) {
            return counters;
        }
        Map<Long, Long> deleted =
                items.contains(StatusItem.DELETED_STORAGE)
                        ? folders.deletedBytes(folderIds)
                        : Map.of();
        folders.statuses(folderIds)
                .forEach((id, status) ->
                        counters.put(
                                id,
                                new Counters(
                                        id,
                                        asSeen(session, id, status),
                                        deleted.getOrDefault(id, 0L))));
        return counters;
    }

    /**
     * In the folder a session has open those messages are recent, too, that it was told are (RFC
     * 3501 2.3.2). One it only looks at has kept them as new for the next session.
     */
    private static FolderStatus asSeen(Session session, long folderId, FolderStatus status) {
        if (session.state() != State.SELECTED || session.selected().id() != folderId) {
            return status;
        }
        SelectedFolder selected = session.selected();
        long told = selected.recentCount(selected.view());
        long recent =
                selected.readOnly() ? Math.max(told, status.recent()) : told + status.recent();
        return status.withRecent(Math.min(recent, status.messages()));
    }

    public void write(ResponseWriter out, String name, Counters counters, Set<StatusItem> items)
            throws IOException {
        out.text("* STATUS ").mailbox(name).text(" (");
        String separator = "";
        for (StatusItem item : StatusItem.values()) {
            if (items.contains(item)) {
                out.text(separator).text(item.word()).octet(' ').text(value(counters, item));
                separator = " ";
            }
        }
        out.octet(')').crlf();
    }

    private String value(Counters counters, StatusItem item) {
        FolderStatus status = counters.status();
        return switch (item) {
            case MESSAGES -> Long.toString(status.messages());
            case RECENT -> Long.toString(status.recent());
            case UIDNEXT -> Long.toString(status.uidNext());
            case UIDVALIDITY -> Long.toString(status.uidValidity());
            case UNSEEN -> Long.toString(status.unseen());
            case DELETED -> Long.toString(status.deleted());
            case SIZE -> Long.toString(status.bytes());
            case HIGHESTMODSEQ -> Long.toString(status.highestModseq());
            case MAILBOXID -> "(" + ObjectIds.mailbox(counters.folderId()) + ")";
            case DELETED_STORAGE -> Long.toString((counters.deletedBytes() + 1023) / 1024);
            case APPENDLIMIT -> Long.toString(appendLimit);
        };
    }
}
