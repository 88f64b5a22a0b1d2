package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** RFC 3501 2.3.2: each message is {@code \Recent} in one session, however many look at once. */
class RecentIT {
    private static final int MESSAGES = 400;
    private static final int CLIENTS = 3;
    private static final Pattern RECENT =
            Pattern.compile("\\* \\d+ FETCH \\(UID (\\d+) FLAGS \\(\\\\Recent\\)\\)");

    private final TestImap imap = TestImap.shared();
    private final ConcurrentLinkedQueue<Long> recent = new ConcurrentLinkedQueue<>();
    private volatile boolean filled;

    @Test
    void eachMessageIsRecentInOneSession() throws Exception {
        String address = imap.newMailbox();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(
                        threads.submit(() -> {
                            look(address);
                            return null;
                        }));
            }
            try (ImapClient client = ImapClient.login(imap, address)) {
                for (int i = 0; i < MESSAGES; i++) {
                    assertThat(client.append("INBOX", "", "Subject: x\r\n\r\ny\r\n"))
                            .contains("[APPENDUID ");
                }
            } finally {
                filled = true;
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
        assertThat(recent).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(recent)).hasSize(MESSAGES);
    }

    /** Opens the folder again and again, and once more when all messages are there. */
    private void look(String address) throws Exception {
        try (ImapClient client = ImapClient.login(imap, address)) {
            boolean last;
            do {
                last = filled;
                client.ok("SELECT INBOX");
                TreeSet<Long> mine = new TreeSet<>();
                while (arrived(client.ok("UID FETCH 1:* (UID FLAGS)"), mine)) {
                    // What came meanwhile may be this session's too.
                }
                recent.addAll(mine);
                client.ok("UNSELECT");
            } while (!last);
        }
    }

    /** Whether there are messages that the client has not asked for yet. */
    private static boolean arrived(List<String> lines, TreeSet<Long> mine) {
        boolean more = false;
        for (String line : lines) {
            Matcher match = RECENT.matcher(line);
            if (match.matches()) {
                mine.add(Long.parseLong(match.group(1)));
            }
            more |= line.endsWith(" EXISTS");
        }
        return more;
    }
}
