package org.mailherd.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a folder of a million messages costs to open, list and search. One message is appended by
 * IMAP and then multiplied by SQL: the rows differ in subject, size and date and share one body, so
 * searching in texts is not measured here.
 *
 * <p>Arguments: {@code mailherd=HOST:PORT:PID ADDRESS PASSWORD JDBC-URL DB-USER DB-PASSWORD
 * MESSAGES [FOLDER]}; with a folder that was filled before nothing is written: restart imap in
 * between for what a cold start costs.
 */
public final class LargeFolderBench {
    private static final int CHUNK = 100_000;
    private static final int RUNS = 5;

    private final Endpoint server;
    private final ImapClient client;

    private LargeFolderBench(Endpoint server, ImapClient client) {
        this.server = server;
        this.client = client;
    }

    /** What is measured. */
    private interface Step {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Endpoint server = Endpoint.parse(args[0]);
        boolean filled = args.length > 7;
        String folder = filled ? args[7] : "large" + System.nanoTime();
        try (ImapClient client = new ImapClient(server)) {
            client.command("LOGIN " + args[1] + " " + args[2]);
            if (!filled) {
                client.command("CREATE " + folder);
                client.append(folder, List.of(message()));
                new Filling(jdbc(args)).fill(folder, Integer.parseInt(args[6]));
            }
            System.out.println("folder " + folder);
            new LargeFolderBench(server, client).measure(folder, Integer.parseInt(args[6]));
        }
    }

    private static JdbcTemplate jdbc(String[] args) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(args[3]);
        source.setUser(args[4]);
        source.setPassword(args[5]);
        return new JdbcTemplate(source);
    }

    private static byte[] message() {
        return """
        From: Some Sender <sender@beta.test>
        To: Some Recipient <recipient@alpha.test>
        Subject: message number 1 of many
        Date: Sat, 1 Jan 2000 10:00:00 +0000
        Message-ID: <1@beta.test>

        Hello.
        """
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void measure(String folder, int messages) throws Exception {
        System.out.println("| what | first, ms | median of " + RUNS + " more, ms | CPU ms each |");
        System.out.println("|---|---|---|---|");
        row("SELECT", () -> client.command("SELECT " + folder));
        int from = Math.max(1, messages - 49);
        row("FETCH last 50", () -> client.command("FETCH " + from + ":* (FLAGS ENVELOPE)"));
        row("SEARCH UNSEEN", () -> client.command("SEARCH RETURN (COUNT) UNSEEN"));
        row("SEARCH FLAGGED", () -> client.command("SEARCH FLAGGED"));
        row("SEARCH LARGER", () -> client.command("SEARCH RETURN (COUNT) LARGER 500"));
        row("SEARCH SINCE", () -> client.command("SEARCH RETURN (COUNT) SINCE 1-Feb-2010"));
        String rare = "SEARCH SUBJECT \"number " + messages / 2 + " \"";
        row("SEARCH SUBJECT, one found", () -> client.command(rare));
        row(
                "SEARCH FROM, all found",
                () -> client.command("SEARCH RETURN (COUNT) FROM sender@beta"));
        row("SORT by DATE", () -> client.command("SORT RETURN (MAX) (REVERSE DATE) UTF-8 ALL"));
    }

    private void row(String name, Step step) throws Exception {
        double first = timed(step);
        Duration before = ProcessTree.cpu(server.pid());
        double[] times = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            times[run] = timed(step);
        }
        long cpu = ProcessTree.cpu(server.pid()).minus(before).toMillis() / RUNS;
        Arrays.sort(times);
        System.out.printf("| %s | %.0f | %.0f | %d |%n", name, first, times[RUNS / 2], cpu);
    }

    private static double timed(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** Multiplies the one message of a folder. */
    private static final class Filling {
        private static final String DIGIT =
                "(SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
                        + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7"
                        + " UNION ALL SELECT 8 UNION ALL SELECT 9)";
        private static final String NUMBERS =
                "(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + ? AS k FROM "
                        + (DIGIT + " a, ")
                        + (DIGIT + " b, ")
                        + (DIGIT + " c, ")
                        + (DIGIT + " d, ")
                        + (DIGIT + " e) numbers");

        private final JdbcTemplate jdbc;

        Filling(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void fill(String folder, int messages) {
            long id = number("SELECT id FROM folder WHERE name = ?", folder);
            long email = number("SELECT email_id FROM message WHERE folder_id = ?", id);
            for (int done = 0; done < messages; done += CHUNK) {
                emails(email, done, messages);
                messages(id, email, done, messages);
            }
            jdbc.update(
                    "UPDATE folder SET uid_next = ?, bytes = bytes * ? WHERE id = ?",
                    messages + 1,
                    messages,
                    id);
        }

        private long number(String sql, Object argument) {
            Long number = jdbc.queryForObject(sql, Long.class, argument);
            if (number == null) {
                throw new IllegalStateException("nothing to multiply");
            }
            return number;
        }

        /** The first email stays as it is. */
        private void emails(long email, int from, int messages) {
            jdbc.update(
                    """
                    INSERT INTO email (id, thread_id, segment, segment_offset, stored_length,
                      blob_size, trace, sent_at, has_attachment, preview, envelope, structure)
                    SELECT id + k, thread_id + k, segment, segment_offset, stored_length, blob_size,
                      trace, sent_at + 60000 * k, has_attachment, preview,
                      REPLACE(envelope, 'number 1 ', CONCAT('number ', k + 1, ' ')), structure
                    FROM email,
                    """
                            + NUMBERS
                            + " WHERE id = ? AND k > 0 AND k < ?",
                    from,
                    email,
                    messages);
        }

        private void messages(long folder, long email, int from, int messages) {
            jdbc.update(
                    """
                    INSERT INTO message
                      (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date)
                    SELECT folder_id, k + 1, modseq, IF(k % 10 = 0, 2, 8), email_id + k,
                      size + k % 1000, 946684800000 + 600000 * k, save_date
                    FROM message,
                    """
                            + NUMBERS
                            + " WHERE folder_id = ? AND email_id = ? AND k > 0 AND k < ?",
                    from,
                    folder,
                    email,
                    messages);
        }
    }
}
