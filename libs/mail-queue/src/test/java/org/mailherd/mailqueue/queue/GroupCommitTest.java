package org.mailherd.mailqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();

    @Test
    void whoeverWaitsSharesOneWrite() throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GroupCommit.Lane<String> lane =
                batch -> {
                    firstIsWriting.countDown();
                    goOn.await();
                    batches.add(List.copyOf(batch));
                };
        try (GroupCommit<String> commits = new GroupCommit<>("test", 1, () -> lane);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> write(commits, "first"));
            firstIsWriting.await();
            for (int i = 0; i < 10; i++) {
                String item = "later " + i;
                callers.submit(() -> write(commits, item));
            }
            await().until(() -> commits.waiting() == 10);
            goOn.countDown();
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.getLast()).hasSize(10);
    }

    @Test
    void oneBadItemDoesNotFailItsNeighbours() throws Exception {
        CountDownLatch firstIsWriting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        GroupCommit.Lane<String> lane =
                batch -> {
                    firstIsWriting.countDown();
                    goOn.await();
                    if (batch.contains("bad")) {
                        throw new IllegalStateException("bad item");
                    }
                    batches.add(List.copyOf(batch));
                };
        List<String> failed = new CopyOnWriteArrayList<>();
        try (GroupCommit<String> commits = new GroupCommit<>("test", 1, () -> lane);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.submit(() -> writeOrNote(commits, "warm-up", failed));
            firstIsWriting.await();
            for (String item : List.of("good", "bad", "fine")) {
                callers.submit(() -> writeOrNote(commits, item, failed));
            }
            await().until(() -> commits.waiting() == 3);
            goOn.countDown();
        }
        assertThat(failed).containsExactly("bad");
        assertThat(batches.stream().flatMap(List::stream))
                .containsExactlyInAnyOrder("warm-up", "good", "fine");
    }

    @Test
    void afterTheEndNobodyWaitsForEver() {
        GroupCommit<String> commits = new GroupCommit<>("test", 1, () -> batches::add);
        commits.close();
        assertThatThrownBy(() -> commits.write("late"))
                .isInstanceOf(QueueUnavailableException.class);
    }

    private static void writeOrNote(GroupCommit<String> commits, String item, List<String> failed) {
        try {
            commits.write(item);
        } catch (QueueUnavailableException _) {
            failed.add(item);
        }
    }

    private static void write(GroupCommit<String> commits, String item) {
        try {
            commits.write(item);
        } catch (QueueUnavailableException e) {
            throw new IllegalStateException(e);
        }
    }
}
