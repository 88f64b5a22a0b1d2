package org.mailherd.mailstore.junk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.testsupport.ManualClock;

class JunkLessonsTest {
    private static final Duration LEASE = Duration.ofMinutes(5);

    @TempDir private Path directory;
    private final ManualClock clock = ManualClock.at(Instant.now());
    private StoreFixture store;
    private JunkLessons lessons;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory, clock, ChangeRelay.none());
        lessons = new JunkLessons(store.jdbc, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void move(String from, String to) {
        Folder source = store.folder(from);
        store.messages.move(source.id(), UidSet.ALL, store.folder(to).id(), QuotaLimit.NONE);
    }

    private List<Lesson> claim() {
        return lessons.claim(100, Duration.ZERO, LEASE).stream()
                .filter(lesson -> lesson.mailboxId() == store.mailbox)
                .toList();
    }

    @Test
    void aMessageMovedIntoJunkIsLearnedAsSpamOnce() {
        store.append(store.inbox(), "Subject: a\n\nb\n");
        move("INBOX", "Junk");
        List<Lesson> claimed = claim();
        assertThat(claimed).hasSize(1);
        assertThat(claimed.getFirst().spam()).isTrue();
        assertThat(claimed.getFirst().where())
                .contains(new Lesson.Where(store.folder("Junk").id(), 1));
        assertThat(claim()).isEmpty();
        lessons.learned(claimed.getFirst());
        clock.advance(LEASE);
        assertThat(claim()).isEmpty();
        store.messages.copy(
                store.folder("Junk").id(), UidSet.ALL, store.folder("Junk").id(), QuotaLimit.NONE);
        assertThat(claim()).isEmpty();
    }

    @Test
    void movedBackBeforeItWasLearnedNothingIsLearned() {
        store.append(store.inbox(), "Subject: a\n\nb\n");
        move("INBOX", "Junk");
        move("Junk", "INBOX");
        assertThat(claim()).isEmpty();
        move("INBOX", "Junk");
        assertThat(claim()).extracting(Lesson::spam).containsExactly(true);
    }

    @Test
    void movedBackAfterItWasLearnedTheOppositeIsLearned() {
        store.append(store.inbox(), "Subject: a\n\nb\n");
        move("INBOX", "Junk");
        lessons.learned(claim().getFirst());
        move("Junk", "Archive");
        List<Lesson> claimed = claim();
        assertThat(claimed).extracting(Lesson::spam).containsExactly(false);
        lessons.learned(claimed.getFirst());
        move("Archive", "INBOX");
        assertThat(claim()).isEmpty();
    }

    @Test
    void movedWhileItIsLearnedBothAreLearned() {
        store.append(store.inbox(), "Subject: a\n\nb\n");
        move("INBOX", "Junk");
        Lesson spam = claim().getFirst();
        // Learned as none, so far as anybody knows, the move takes the lesson away.
        move("Junk", "INBOX");
        lessons.learned(spam);
        assertThat(claim()).extracting(Lesson::spam).containsExactly(false);
    }

    @Test
    void emptyingJunkIntoTrashTeachesNothing() {
        store.append(store.folder("Junk"), "Subject: a\n\nb\n");
        move("Junk", "Trash");
        assertThat(claim()).isEmpty();
    }

    @Test
    void whatCannotBeLearnedComesAgainLaterOrIsDropped() {
        store.append(store.inbox(), "Subject: a\n\nb\n");
        move("INBOX", "Junk");
        Lesson lesson = claim().getFirst();
        lessons.later(lesson, Duration.ofMinutes(1));
        assertThat(claim()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(claim()).hasSize(1);
        lessons.drop(lesson);
        clock.advance(LEASE);
        assertThat(claim()).isEmpty();
    }
}
