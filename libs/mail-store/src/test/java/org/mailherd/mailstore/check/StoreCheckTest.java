package org.mailherd.mailstore.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class StoreCheckTest {
    private static final String MESSAGE = "Subject: m\n\nx\n";

    @TempDir private Path directory;
    private final DataSource database = StoreFixture.newDatabase();
    private StoreFixture store;
    private Folder inbox;

    @BeforeEach
    void open() {
        Clock clock = Clock.systemUTC();
        store = new StoreFixture(directory, database, clock);
        inbox = store.inbox();
        store.append(inbox, MESSAGE, "$Work");
        store.append(inbox, MESSAGE);
        store.messages.copy(
                inbox.id(), UidSet.of(2), store.folder("Archive").id(), QuotaLimit.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> check(boolean repair) {
        List<String> texts = new ArrayList<>();
        new StoreCheck(
                        store.jdbc,
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        store.blobs)
                .check(
                        repair,
                        finding ->
                                texts.add((finding.mended() ? "mended: " : "") + finding.text()));
        return texts;
    }

    private void damage(String sql) {
        store.jdbc.sql(sql).update();
    }

    @Test
    void aSoundStoreHasNoFindings() {
        assertThat(check(false)).isEmpty();
    }

    @Test
    void countersAreCountedAgain() {
        damage(
                "UPDATE folder SET bytes = bytes + 5, uid_next = 1, highest_modseq = 2 WHERE name = 'INBOX'");
        damage("UPDATE mailbox_state SET bytes = 1, messages = 9");
        assertThat(check(false)).hasSize(5).noneMatch(text -> text.startsWith("mended"));
        assertThat(check(true)).hasSize(5).allMatch(text -> text.startsWith("mended"));
        assertThat(check(false)).isEmpty();
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(3);
    }

    @Test
    void sizesOfMessagesAreThoseOfTheirOctets() {
        damage("UPDATE message SET size = size + 1 WHERE uid = 1");
        assertThat(check(true)).anyMatch(text -> text.contains("octets, it has"));
        assertThat(check(false)).isEmpty();
    }

    @Test
    void aDamagedBlobIsReportedWithItsMessagesAndNeverDeleted() throws IOException {
        try (Stream<Path> files = Files.list(directory);
                FileChannel file =
                        FileChannel.open(
                                files.findFirst().orElseThrow(), StandardOpenOption.WRITE)) {
            file.write(
                    java.nio.ByteBuffer.wrap(new byte[] {1, 2, 3}), store.blobs.end().offset() - 8);
        }
        assertThat(check(true))
                .singleElement()
                .asString()
                .contains("folder \"INBOX\", message 2", "folder \"Archive\", message 1", ".seg");
        assertThat(store.snapshots.current(inbox.id()).size()).isEqualTo(2);
    }

    @Test
    void aSegmentThatIsMissingIsReported() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Files.delete(files.findFirst().orElseThrow());
        }
        assertThat(check(true)).hasSize(2).allMatch(text -> text.contains("cannot be read"));
    }

    @Test
    void whatWasReadOfAMessageIsReadAgainFromItsOctets() {
        damage("UPDATE email SET structure = 'x', envelope = '(' LIMIT 1");
        assertThat(check(false)).hasSize(1);
        assertThat(check(true)).singleElement().asString().startsWith("mended");
        assertThat(check(false)).isEmpty();
    }

    @Test
    void aMailboxWithoutItsRowGetsOne() {
        damage("DELETE FROM mailbox_state");
        assertThat(check(true)).isNotEmpty().allMatch(text -> text.startsWith("mended"));
        assertThat(check(false)).isEmpty();
    }

    @Test
    void lostNamesOfKeywordsAreReported() {
        damage("DELETE FROM folder_keyword");
        assertThat(check(true)).singleElement().asString().contains("names are lost");
    }
}
