package org.mailherd.mailstore.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

class EmailBlobsTest {
    @TempDir private Path directory;

    @Test
    void forgetsAnEmailWithItsLastCopyAndFollowsAMovedBlob() {
        try (StoreFixture store = new StoreFixture(directory)) {
            Folder inbox = store.inbox();
            Folder archive = store.folder("Archive");
            store.append(inbox, "Subject: gone\n\n", "\\Deleted");
            store.append(inbox, "Subject: kept in Archive\n\n", "\\Deleted");
            store.messages.copy(inbox.id(), UidSet.of(2), archive.id(), QuotaLimit.NONE);
            store.messages.expunge(inbox.id(), UidSet.ALL);
            EmailBlobs blobs = new EmailBlobs(store.jdbc);

            assertThat(blobs.forgetUnreferenced(Instant.now().minusSeconds(3600))).isZero();
            assertThat(blobs.forgetUnreferenced(Instant.now().plusSeconds(60))).isPositive();
            long segment =
                    store.jdbc
                            .sql(
                                    "SELECT segment FROM email JOIN message m ON m.email_id = id WHERE folder_id = ?")
                            .param(archive.id())
                            .query(Long.class)
                            .single();
            List<BlobRef> left = blobs.in(segment);
            assertThat(left).hasSize(1);
            assertThat(blobs.bytesBySegment())
                    .containsEntry(segment, left.getFirst().storedLength());

            BlobRef old = left.getFirst();
            blobs.moved(old, new BlobRef(12345, 678, old.storedLength(), old.size()));
            assertThat(blobs.in(segment)).isEmpty();
            assertThat(blobs.in(12345)).hasSize(1);
        }
    }
}
