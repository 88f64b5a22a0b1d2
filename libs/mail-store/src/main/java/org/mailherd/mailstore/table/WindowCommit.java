package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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

    private String numbers() {
        StringBuilder sql = new StringBuilder();
        for (WindowFolder folder : folders) {
            List<Upload> uploads = folder.uploads();
            long bytes =
                    uploads.stream().mapToLong(upload -> upload.order().message().size()).sum();
            sql.append(
                    """
                    UPDATE mailbox_state SET bytes = bytes + %1$d, messages = messages + %2$d
                      WHERE mailbox_id = %3$d;
                    UPDATE folder SET uid_next = %4$d, highest_modseq = %5$d, bytes = bytes + %1$d
                      WHERE id = %6$d;
                    UPDATE append_window SET next_uid = %4$d WHERE id = %7$d;
                    """
                            .formatted(
                                    bytes,
                                    uploads.size(),
                                    folder.mailboxId(),
                                    folder.uidNext(),
                                    folder.modseq(),
                                    folder.id(),
                                    folder.reservation().id()));
        }
        return sql.toString();
    }
}
