package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailqueue.queue.ClaimLimits;
import org.mailherd.mailqueue.queue.FreshMail;
import org.mailherd.mailqueue.queue.Lease;
import org.mailherd.mailqueue.queue.LeasedMessage;
import org.mailherd.mailqueue.queue.QueueSettler;
import org.mailherd.mailqueue.queue.QueueStore;
import org.mailherd.mailqueue.queue.QueueUnavailableException;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Settlement;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.testsupport.Database;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What it costs to claim and settle one delivery while many rows wait: the rows that the server
 * looked at, and the time. Two queues of each size: waiting rows spread over a thousand
 * destinations, and all of them due for one dead destination.
 *
 * <p>Arguments: {@code SIZES...}, such as {@code 1000 100000 1000000}
 */
public final class QueueDepthBench {
    private static final int BATCH = 100;
    private static final int ROUNDS = 20;
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;
    private final QueueStore store;
    private final Spool spool;
    private final QueueSettler settler;
    private final Clock clock = Clock.systemUTC();

    private QueueDepthBench(SingleConnectionDataSource source, Spool spool) {
        this.jdbc = new JdbcTemplate(source);
        this.store = new QueueStore(source);
        this.spool = spool;
        this.settler = new QueueSettler(store, new FreshMail(spool));
    }

    public static void main(String[] args) throws Exception {
        System.out.println("| rows waiting | queue | rows examined a delivery | ms a delivery |");
        System.out.println("|---|---|---|---|");
        for (String size : args) {
            measure(Integer.parseInt(size), "spread, none due", 1000, false);
            measure(Integer.parseInt(size), "one dead destination, all due", 1, true);
        }
        // The embedded server's hook ends it.
        System.exit(0);
    }

    private static void measure(int rows, String name, int destinations, boolean due)
            throws SQLException, IOException, QueueUnavailableException {
        Database database = Database.fresh();
        MariaDbDataSource plain = new MariaDbDataSource(database.url());
        plain.setUser(database.user());
        plain.setPassword(database.password());
        Path folder = Files.createTempDirectory("queue-depth");
        try (Spool spool = Spool.open(folder, Clock.systemUTC());
                var connection = plain.getConnection()) {
            QueueDepthBench bench =
                    new QueueDepthBench(new SingleConnectionDataSource(connection, true), spool);
            bench.fill("w", rows, destinations, due ? "UTC_TIMESTAMP(6)" : "'2100-01-01'");
            Cost cost = bench.run();
            System.out.printf(
                    "| %,d | %s | %.1f | %.3f |%n",
                    rows,
                    name,
                    cost.examined() / (double) cost.deliveries(),
                    cost.nanos() / 1e6 / cost.deliveries());
            bench.settler.close();
        }
    }

    private record Cost(long deliveries, long examined, long nanos) {}

    /** The live destination has a name of its own; the dead one is never asked for rows. */
    private Cost run() throws QueueUnavailableException {
        long deliveries = 0;
        long examined = 0;
        long nanos = 0;
        for (int round = 0; round < ROUNDS; round++) {
            fill("l" + (char) ('a' + round), BATCH, 1, "UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");
            long before = examined();
            long start = System.nanoTime();
            for (LeasedMessage message : claim()) {
                List<Settlement> done = new ArrayList<>();
                for (QueuedRecipient one : message.recipients()) {
                    done.add(new Settlement.Done(message.envelope().id(), one.seq()));
                    deliveries++;
                }
                settler.settle(done);
            }
            nanos += System.nanoTime() - start;
            examined += examined() - before;
        }
        return new Cost(deliveries, examined, nanos);
    }

    private List<LeasedMessage> claim() {
        Instant now = clock.instant();
        ClaimLimits limits =
                new ClaimLimits() {
                    @Override
                    public int recipients(String nextHop, boolean urgent) {
                        return nextHop.startsWith("w") ? 0 : BATCH;
                    }

                    @Override
                    public Instant again(String nextHop, Instant time) {
                        return time.plusSeconds(60);
                    }
                };
        return store.claim(spool.id(), new Lease("bench", now.plus(LEASE)), now, BATCH, limits);
    }

    private long examined() {
        Long sum =
                jdbc.queryForObject(
                        """
                        SELECT SUM(VARIABLE_VALUE) FROM information_schema.SESSION_STATUS
                        WHERE VARIABLE_NAME LIKE 'HANDLER_READ%' AND VARIABLE_NAME NOT LIKE '%RND%'\
                        """,
                        Long.class);
        return sum == null ? 0 : sum;
    }

    private void fill(String name, int rows, int destinations, String due) {
        jdbc.update(
                """
                INSERT INTO queue_message (qid, spool, segment, position, length, origin, reverse_path, client_address, smtp_utf8, arrived)
                SELECT CONCAT(LPAD(seq, 10, '0'), ?), ?, 1, 40, 4096, 'INBOUND', 'carol@outside.test', '192.0.2.1', FALSE, UTC_TIMESTAMP(6)
                FROM seq_1_to_%d\
                """
                        .formatted(rows),
                suffix(name),
                spool.id());
        jdbc.update(
                """
                INSERT INTO queue_recipient (qid, seq, spool, recipient, original, destination, next_hop, transport, state, next_attempt)
                SELECT CONCAT(LPAD(seq, 10, '0'), ?), 0, ?, CONCAT('r@', ?, seq %% %d, '.test'), 'o@x.test', CONCAT(?, seq %% %d, '.test'),
                    CONCAT(?, seq %% %d, '.test'), 'REMOTE', 'DEFERRED', %s
                FROM seq_1_to_%d\
                """
                        .formatted(destinations, destinations, destinations, due, rows),
                suffix(name),
                spool.id(),
                name,
                name,
                name);
        jdbc.update(
                """
                INSERT INTO queue_next_hop (spool, next_hop, due)
                SELECT spool, next_hop, MIN(next_attempt) FROM queue_recipient WHERE next_hop LIKE ? GROUP BY spool, next_hop
                ON DUPLICATE KEY UPDATE due = VALUES(due)\
                """,
                name + "%");
    }

    private static String suffix(String name) {
        return (name + "zz").substring(0, 2);
    }
}
