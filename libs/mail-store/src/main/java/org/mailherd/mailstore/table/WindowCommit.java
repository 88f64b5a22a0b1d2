package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the rows of all that was uploaded in a window, and commits. */
final class WindowCommit {
    private final Collection<WindowFolder> folders;
    private final EmailIds ids;
    private final AppendThreads threads = new AppendThreads();

    WindowCommit(Collection<WindowFolder> folders, EmailIds ids) {
        this.folders = folders;
        this.ids = ids;
    }

    /**
     * @param connection has the folders locked
     * @throws SQLException when nobody knows whether it was committed
     */
    void run(Connection connection, Clock clock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (WindowFolder folder : folders) {
                for (Upload upload : folder.uploads()) {
                    threads.ask(folder.mailboxId(), upload.order().message().references());
                }
            }
            threads.read(statement);
            List<AppendPlan.Fate.Placed> placed = placed();
            if (placed.isEmpty()) {
                statement.execute("ROLLBACK");
                return;
            }
            statement.execute(
                    "BEGIN NOT ATOMIC "
                            + usage()
                            + threads.writes()
                            + AppendPlan.rows(placed, clock.millis())
                            + numbers()
                            + "COMMIT; END");
        }
    }

    private List<AppendPlan.Fate.Placed> placed() {
        List<AppendPlan.Fate.Placed> placed = new ArrayList<>();
        for (WindowFolder folder : folders) {
            for (Upload upload : folder.uploads()) {
                Upload.AppendOrder order = upload.order();
                AppendItem item = AppendItem.of(order.message(), order.delivery(), ids.next());
                long thread = threads.threadOf(folder.mailboxId(), item.references(), item.id());
                placed.add(
                        new AppendPlan.Fate.Placed(
                                item, folder.appended(upload), 0, order.modseq(), thread));
            }
        }
        return placed;
    }

    /**
     * Locks the mailboxes, the lowest id first, before anything else of theirs: as whoever stores
     * one message does. Else he and this window could wait for each other.
     */
    private String usage() {
        return folders.stream()
                .sorted(Comparator.comparingLong(WindowFolder::mailboxId))
                .map(folder ->
                        """
                        UPDATE mailbox_state SET bytes = bytes + %d, messages = messages + %d
                          WHERE mailbox_id = %d;
                        """
                                .formatted(
                                        bytes(folder), folder.uploads().size(), folder.mailboxId()))
                .collect(Collectors.joining());
    }

    private static long bytes(WindowFolder folder) {
        return folder.uploads().stream().mapToLong(upload -> upload.order().message().size()).sum();
    }

    private String numbers() {
        StringBuilder sql = new StringBuilder();
        for (WindowFolder folder : folders) {
            sql.append(
                    """
                    UPDATE folder SET uid_next = %1$d, highest_modseq = %2$d, bytes = bytes + %3$d
                      WHERE id = %4$d;
                    UPDATE append_window SET next_uid = %1$d WHERE id = %5$d;
                    """
                            .formatted(
                                    folder.uidNext(),
                                    folder.modseq(),
                                    bytes(folder),
                                    folder.id(),
                                    folder.reservation().id()));
        }
        return sql.toString();
    }
}
