package org.mailherd.mailstore.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.InboxTest;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.message.DeliveryOutcome;
import org.mailherd.mailstore.message.StagedMessage;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

class AppendLaneTest extends InboxTest {
    private static final int SESSIONS = 24;

    @Test
    void sessionsThatWaitShareTransactions() throws Exception {
        List<Folder> folders = mailboxes(SESSIONS);
        long before = commits();
        int each = 20;
        atOnce(
                folders.stream()
                        .map(folder -> repeated(each, () -> store.append(folder, "x")))
                        .toList());
        for (Folder folder : folders) {
            assertThat(store.snapshots.current(folder.id()).uids())
                    .isEqualTo(UidSet.range(1, each));
        }
        // Alone each would have committed for itself; how many meet depends on the machine.
        assertThat(commits() - before).isLessThan(SESSIONS * each);
    }

    @Test
    void mailOfOneThreadStaysTogetherWhoeverWaitsForWhom() throws Exception {
        inEachSession(i ->
                store.append(inbox, "Message-ID: <%d@x>\nReferences: <root@x>\n\nx".formatted(i)));
        assertThat(threads()).isOne();
    }

    @Test
    void aQuotaHoldsToTheMessageHoweverManyAskAtOnce() throws Exception {
        List<DeliveryOutcome> outcomes =
                inEachSession(
                        i -> deliver(inbox.id(), new QuotaLimit(0, 7), "Subject: " + i + "\n\nx"));
        assertThat(outcomes).filteredOn(DeliveryOutcome.Stored.class::isInstance).hasSize(7);
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(7);
        assertThat(now().uids()).isEqualTo(UidSet.range(1, 7));
    }

    @Test
    void aFolderThatIsGoneRefusesItsOwnMessageOnly() throws Exception {
        List<DeliveryOutcome> outcomes =
                inEachSession(i ->
                        deliver(i % 2 == 0 ? inbox.id() : Long.MAX_VALUE, QuotaLimit.NONE, "x"));
        assertThat(outcomes)
                .filteredOn(DeliveryOutcome.Refused.class::isInstance)
                .hasSize(SESSIONS / 2);
        assertThat(now().size()).isEqualTo(SESSIONS / 2);
    }

    @Test
    void aFolderThatSomebodyHasLockedKeepsNobodyElseWaiting() throws Exception {
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Folder> folders = mailboxes(4);
            Future<Appended> waiting;
            try (Connection other = StoreFixture.connection();
                    Statement lock = other.createStatement()) {
                other.setAutoCommit(false);
                lock.execute(
                        "SELECT id FROM folder WHERE id = "
                                + folders.getFirst().id()
                                + " FOR UPDATE");
                waiting = pool.submit(() -> store.append(folders.getFirst(), "late"));
                for (Folder folder : folders.subList(1, 4)) {
                    assertThat(store.append(folder, "x").uid()).isOne();
                }
                assertThat(waiting.isDone()).isFalse();
                other.rollback();
            }
            assertThat(waiting.get(60, TimeUnit.SECONDS).uid()).isOne();
        }
    }

    @Test
    void whatLooksLikeSqlIsStoredAsItCame() throws Exception {
        String hostile = "Subject: '); DROP TABLE email; -- \\' \"\0\n\n'); END; \\\0 \u00e9";
        inEachSession(_ -> store.append(inbox, hostile));
        store.append(inbox, hostile);
        List<String> previews =
                store.jdbc
                        .sql(
                                "SELECT preview FROM email JOIN message ON email_id = id WHERE folder_id = ?")
                        .param(inbox.id())
                        .query(String.class)
                        .list();
        assertThat(previews).hasSize(SESSIONS + 1).allMatch(text -> text.startsWith("'); END;"));
    }

    private interface Numbered<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> inEachSession(Numbered<T> work) throws Exception {
        List<Callable<T>> works = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            int number = i;
            works.add(() -> work.run(number));
        }
        return atOnce(works);
    }

    private static <T> Callable<T> repeated(int times, Callable<T> work) {
        return () -> {
            for (int i = 1; i < times; i++) {
                work.call();
            }
            return work.call();
        };
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> work : works) {
                running.add(
                        pool.submit(() -> {
                            start.await();
                            return work.call();
                        }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }

    private List<Folder> mailboxes(int count) {
        long first = store.mailbox * 1000;
        List<Folder> folders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            store.mailbox = first + i;
            folders.add(store.inbox());
        }
        return folders;
    }

    private DeliveryOutcome deliver(long folderId, QuotaLimit quota, String message) {
        StagedMessage staged =
                store.messages.stage(new ByteArrayInputStream(StoreFixture.octets(message)));
        Delivery delivery =
                new Delivery(folderId, quota, Flags.NONE, Instant.EPOCH, "X-Trace: 'a'\r\n");
        return store.messages.deliver(staged, List.of(delivery)).getFirst();
    }

    private long commits() {
        return store.jdbc
                .sql(
                        "SELECT variable_value FROM information_schema.global_status WHERE variable_name = 'COM_COMMIT'")
                .query(Long.class)
                .single();
    }
}
