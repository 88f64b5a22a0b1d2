package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Several messages for any folders in one transaction: the same rows as {@link MessageInsert}
 * writes, those of one table with one statement, and one commit that follows the sync of all their
 * octets.
 */
final class SharedAppend {
    private static final Logger log = LoggerFactory.getLogger(SharedAppend.class);

    private final JdbcTemplate jdbc;
    private final CachedSnapshots snapshots;
    private final Clock clock;

    SharedAppend(JdbcTemplate jdbc, CachedSnapshots snapshots, Clock clock) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * An outcome for each, empty where it has to be done alone: its folder is locked or gone, or
     * the transaction failed before its commit.
     */
    List<Optional<DeliveryOutcome>> append(List<AppendItem> items) {
        Transaction transaction = new Transaction(items);
        try {
            AppendPlan plan = jdbc.execute(transaction);
            if (plan != null) {
                plan.placed().forEach(this::publish);
                return plan.outcomes();
            }
        } catch (RuntimeException e) {
            if (transaction.committing) {
                throw e;
            }
            log.warn(
                    "event=shared-append-failed messages={} reason=\"{}\"",
                    items.size(),
                    e.getMessage());
        }
        return Collections.nCopies(items.size(), Optional.empty());
    }

    private void publish(AppendPlan.Fate.Placed placed) {
        snapshots.appended(
                placed.item().folderId(),
                placed.modseqBefore(),
                new CachedSnapshots.NewMessage(
                        placed.where().uid(), placed.modseq(), placed.item().flags()));
    }

    private final class Transaction implements ConnectionCallback<AppendPlan> {
        private final List<AppendItem> items;

        /** From here on nobody knows what became of it but who reads the answer. */
        private boolean committing;

        private Transaction(List<AppendItem> items) {
            this.items = items;
        }

        @Override
        public AppendPlan doInConnection(Connection connection) throws SQLException {
            boolean committed = false;
            try (Statement statement = connection.createStatement()) {
                AppendPlan plan = plan(statement);
                if (!plan.placed().isEmpty()) {
                    statement.execute(plan.statement(clock.millis()));
                    plan.placed().forEach(placed -> placed.item().message().awaitDurable());
                    committing = true;
                    statement.execute("COMMIT");
                    committed = true;
                }
                return plan;
            } finally {
                if (!committed) {
                    CommitWhenDurable.rollBack(connection);
                }
            }
        }

        private AppendPlan plan(Statement statement) throws SQLException {
            AppendPlaces places = AppendPlaces.lock(statement, items);
            List<AppendPlan.Fate> fates = new ArrayList<>();
            for (AppendItem item : items) {
                fates.add(places.place(item, clock));
            }
            return new AppendPlan(fates, places);
        }
    }
}
