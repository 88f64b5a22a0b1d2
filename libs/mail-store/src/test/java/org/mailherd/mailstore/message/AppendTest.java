package org.mailherd.mailstore.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.InboxTest;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotDifference;
import org.mailherd.mailstore.snapshot.UidSet;

class AppendTest extends InboxTest {
    private static final String SMALL = "Subject: small\n\nx\n";

    private Arrival arrival(String message, String... flags) {
        StagedMessage staged =
                store.messages.stage(new ByteArrayInputStream(StoreFixture.octets(message)));
        return new Arrival(staged, Flags.of(flags), Instant.EPOCH);
    }

    @Test
    void appendsSeveralWithUidsInARow() {
        store.append(inbox, SMALL);
        List<Appended> appended =
                store.messages.append(
                        inbox.id(),
                        QuotaLimit.NONE,
                        List.of(arrival("\na\n", "$One"), arrival("\nb\n", "\\Seen")));
        assertThat(appended).extracting(Appended::uid).containsExactly(2L, 3L);
        assertThat(now().flags(1).names()).containsExactly("$One");
        assertThat(store.messages.body(inbox.id(), 3).bytes())
                .isEqualTo(StoreFixture.octets("\nb\n"));
    }

    @Test
    void appendsNoneWhenOneDoesNotFit() {
        FolderSnapshot before = now();
        assertThatThrownBy(() ->
                        store.messages.append(
                                inbox.id(),
                                new QuotaLimit(0, 1),
                                List.of(arrival(SMALL), arrival(SMALL))))
                .isInstanceOf(OverQuota.class);
        assertThat(SnapshotDifference.between(before, now()).isEmpty()).isTrue();
        assertThat(store.usage.usage(store.mailbox).messages()).isZero();
    }

    @Test
    void replacesWithinAFolderThatIsFull() {
        store.append(inbox, SMALL);
        Appended appended =
                store.messages.replace(
                        inbox.id(), 1, inbox.id(), new QuotaLimit(0, 1), arrival("\nnew\n"));
        assertThat(appended.uid()).isEqualTo(2);
        assertThat(now().uids()).isEqualTo(UidSet.of(2));
        assertThat(store.messages.vanishedSince(inbox.id(), 1)).contains(UidSet.of(1));
    }

    @Test
    void replacesIntoAnotherFolder() {
        Folder sent = store.folder("Sent");
        store.append(inbox, SMALL);
        store.messages.replace(inbox.id(), 1, sent.id(), QuotaLimit.NONE, arrival("\nnew\n"));
        assertThat(now().size()).isZero();
        assertThat(store.messages.body(sent.id(), 1).bytes())
                .isEqualTo(StoreFixture.octets("\nnew\n"));
    }

    @Test
    void replacesNothingThatIsGone() {
        assertThatThrownBy(() ->
                        store.messages.replace(
                                inbox.id(), 7, inbox.id(), QuotaLimit.NONE, arrival(SMALL)))
                .isInstanceOf(NoSuchMessage.class);
        assertThat(now().size()).isZero();
    }

    @Test
    void aReplacementOverQuotaKeepsTheOldMessage() {
        store.append(inbox, SMALL);
        assertThatThrownBy(() ->
                        store.messages.replace(
                                inbox.id(),
                                1,
                                inbox.id(),
                                QuotaLimit.ofBytes(20),
                                arrival("Subject: a larger one\n\nxxxxxxxxxx\n")))
                .isInstanceOf(OverQuota.class);
        assertThat(now().uids()).isEqualTo(UidSet.of(1));
    }
}
