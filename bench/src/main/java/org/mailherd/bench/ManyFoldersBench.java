package org.mailherd.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mariadb.jdbc.MariaDbDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a mailbox of many folders costs: LIST, LSUB, STATUS of all, one folder made, opened,
 * renamed. The folders lie in five trees and have one message each; they are written by SQL,
 * subscribed.
 *
 * <p>Arguments: {@code mailherd=HOST:PORT:PID ADDRESS PASSWORD JDBC-URL DB-USER DB-PASSWORD
 * FOLDERS}. Each row is what one command costs: the wall's time, processor time of the process
 * tree, statements that clients have sent to MariaDB.
 */
public final class ManyFoldersBench {
    private static final int TREES = 5;

    private final Endpoint server;
    private final ImapClient client;
    private final JdbcTemplate jdbc;

    private ManyFoldersBench(Endpoint server, ImapClient client, JdbcTemplate jdbc) {
        this.server = server;
        this.client = client;
        this.jdbc = jdbc;
    }

    public static void main(String[] args) throws Exception {
        Endpoint server = Endpoint.parse(args[0]);
        MariaDbDataSource source = new MariaDbDataSource(args[3]);
        source.setUser(args[4]);
        source.setPassword(args[5]);
        try (ImapClient client = new ImapClient(server)) {
            client.command("LOGIN " + args[1] + " " + args[2]);
            ManyFoldersBench bench = new ManyFoldersBench(server, client, new JdbcTemplate(source));
            bench.fill(args[1], Integer.parseInt(args[6]));
            bench.measure(Integer.parseInt(args[6]) / TREES);
        }
    }

    private void fill(String address, int folders) throws Exception {
        client.command("CREATE first");
        client.append(
                "first", List.of("Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII)));
        for (int tree = 0; tree < TREES; tree++) {
            client.command("CREATE tree" + tree);
        }
        Long mailbox =
                jdbc.queryForObject(
                        "SELECT id FROM mailbox WHERE username = ?", Long.class, address);
        String numbers = "seq_1_to_" + folders / TREES;
        for (int tree = 0; tree < TREES; tree++) {
            String name = "CONCAT('tree" + tree + "/folder ', seq)";
            jdbc.update(
                    "INSERT INTO folder (mailbox_id, name, uid_validity, uid_next) SELECT ?, "
                            + name
                            + ", seq, 2 FROM "
                            + numbers,
                    mailbox);
            jdbc.update(
                    "INSERT INTO subscription (mailbox_id, name) SELECT ?, "
                            + name
                            + " FROM "
                            + numbers,
                    mailbox);
        }
        jdbc.update(
                """
                INSERT INTO message
                  (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date)
                SELECT f.id, 1, 1, 0, m.email_id, m.size, m.internal_date, m.save_date FROM folder f,
                  (SELECT * FROM message WHERE folder_id =
                    (SELECT id FROM folder WHERE mailbox_id = ? AND name = 'first')) m
                WHERE f.mailbox_id = ? AND f.name LIKE 'tree%/%'
                """,
                mailbox, mailbox);
    }

    private void measure(int inTree) throws Exception {
        System.out.println("| command | ms | CPU ms | statements | answers |");
        System.out.println("|---|---|---|---|---|");
        // Twice: the first time pays for the compiler as well.
        for (int time = 0; time < 2; time++) {
            row("LIST \"\" *");
            row("LIST \"\" %");
            row("LIST \"\" * RETURN (STATUS (MESSAGES UNSEEN))");
            row("LIST (SUBSCRIBED) \"\" * RETURN (SPECIAL-USE CHILDREN)");
            row("LSUB \"\" *");
            row("LIST \"\" \"tree3/folder 77\"");
            row("STATUS \"tree3/folder 78\" (MESSAGES UNSEEN)");
            row("SELECT \"tree3/folder " + inTree + "\"");
            row("CREATE \"tree1/new " + time + "\"");
            row("RENAME tree2 \"other" + time + "\"");
            row("RENAME \"other" + time + "\" tree2");
            row("DELETE \"tree1/new " + time + "\"");
            row("GETQUOTAROOT \"tree4/folder 5\"");
        }
    }

    private void row(String command) throws Exception {
        long questions = questions();
        Duration before = ProcessTree.cpu(server.pid());
        long start = System.nanoTime();
        int answers = client.command(command);
        double took = (System.nanoTime() - start) / 1e6;
        long cpu = ProcessTree.cpu(server.pid()).minus(before).toMillis();
        // One of them is the question itself.
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %d | %d | %d |%n",
                command,
                took,
                cpu,
                questions() - questions - 1,
                answers);
    }

    private long questions() throws SQLException {
        Long questions =
                jdbc.queryForObject(
                        "SELECT variable_value FROM information_schema.global_status"
                                + " WHERE variable_name = 'QUESTIONS'",
                        Long.class);
        if (questions == null) {
            throw new SQLException("the server counts no questions");
        }
        return questions;
    }
}
