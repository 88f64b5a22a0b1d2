package org.mailherd.imap.search;

import java.time.Clock;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.column.FolderColumns;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.search.FullText;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/** Finds the messages of the selected folder that a search means. */
public final class MessageSearch {
    private final MessageStore messages;
    private final SnapshotStore snapshots;
    private final FolderColumns columns;
    private final FullText fullText;
    private final Clock clock;

    public MessageSearch(
            MessageStore messages,
            SnapshotStore snapshots,
            FolderColumns columns,
            FullText fullText,
            Clock clock) {
        this.messages = messages;
        this.snapshots = snapshots;
        this.columns = columns;
        this.fullText = fullText;
        this.clock = clock;
    }

    /**
     * @return in the order of the folder
     * @throws SyntaxFault when a key names a message number that does not exist
     */
    public Found find(Session session, SearchKey key) throws SyntaxFault {
        SearchedFolder folder =
                SearchedFolder.of(session.selected(), snapshots.current(session.selected().id()));
        KeyEvaluator evaluator =
                new KeyEvaluator(
                        new SnapshotKeys(folder),
                        new ColumnKeys(folder, columns, clock.instant()),
                        new OctetKeys(
                                folder,
                                messages,
                                new IndexedTexts(folder, columns, fullText),
                                new SearchProgress(session, clock)));
        return Found.ascending(folder, evaluator.matches(key, folder.all()));
    }
}
