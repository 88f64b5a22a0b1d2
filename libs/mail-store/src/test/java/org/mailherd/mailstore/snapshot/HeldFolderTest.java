package org.mailherd.mailstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;

class HeldFolderTest {
    private static final String MESSAGE = "Subject: m\n\nx\n";

    @TempDir private Path directory;
    private final List<Consumer<FolderChanged>> listeners = new ArrayList<>();

    private final ChangeRelay relay =
            new ChangeRelay() {
                @Override
                public void publish(FolderChanged change) {}

                @Override
                public void listen(Consumer<FolderChanged> listener) {
                    listeners.add(listener);
                }
            };

    /** The row is free from the commit on, and the folder is held a moment longer. */
    @Test
    void whatAnotherNodeDoesRightAfterTheCommitOfAWindowIsNotMissed() {
        try (StoreFixture here = new StoreFixture(directory, Clock.systemUTC(), relay);
                StoreFixture there = new StoreFixture(directory)) {
            Folder inbox = here.inbox();
            here.append(inbox, MESSAGE);
            FolderMark mark = here.snapshots.current(inbox.id()).mark();
            FolderSnapshot committed = here.snapshots.hold(mark);
            there.append(inbox, MESSAGE);
            long modseq = there.snapshots.current(inbox.id()).highestModseq();
            listeners.forEach(one -> one.accept(new FolderChanged(inbox.id(), modseq)));
            here.snapshots.release(committed, committed);
            assertThat(here.snapshots.current(inbox.id()).size()).isEqualTo(2);
        }
    }
}
