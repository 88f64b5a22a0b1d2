package org.mailherd.mailstore.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.InboxTest;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;

/** Appended, delivered, fetched, expunged. */
class MessageStoreTest extends InboxTest {
    static final String HELLO =
            """
            From: Alice <alice@alpha.test>
            To: bob@beta.test
            Subject: Hello
            Date: Sun, 22 Nov 2026 09:00:00 +0100
            Message-ID: <1@alpha.test>

            How are you?
            """;

    @Test
    void givesBackTheOctetsAndWhatWasReadOfThem() {
        Appended appended = store.append(inbox, HELLO, "\\Seen", "$Work");

        assertThat(store.messages.body(inbox.id(), appended.uid()).bytes())
                .isEqualTo(StoreFixture.octets(HELLO));
        assertThat(now().flags(0).names()).containsExactly("\\Seen", "$Work");
        List<MessageRow> rows = new ArrayList<>();
        store.messages.fetch(inbox.id(), UidSet.ALL, EnumSet.allOf(MessageField.class), rows::add);
        MessageRow row = rows.getFirst();
        assertThat(row.size()).isEqualTo(StoreFixture.octets(HELLO).length);
        assertThat(row.internalDate()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(row.sentAt()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(row.preview()).isEqualTo("How are you?");
        assertThat(row.structure().section(List.of(1)).orElseThrow().lines()).isEqualTo(1);
        assertThat(new String(row.envelope(), StandardCharsets.ISO_8859_1))
                .isEqualTo(
                        "(\"Sun, 22 Nov 2026 09:00:00 +0100\" \"Hello\""
                                + " ((\"Alice\" NIL \"alice\" \"alpha.test\")) ((\"Alice\" NIL \"alice\" \"alpha.test\"))"
                                + " ((\"Alice\" NIL \"alice\" \"alpha.test\")) ((NIL NIL \"bob\" \"beta.test\"))"
                                + " NIL NIL NIL \"<1@alpha.test>\")");
    }

    @Test
    void givesRangesOfLargeMessages() {
        byte[] large = new byte[3 << 20];
        new Random(1).nextBytes(large);
        StagedMessage staged = store.messages.stage(new ByteArrayInputStream(large));
        long uid =
                store.messages
                        .append(inbox.id(), QuotaLimit.NONE, staged, Flags.NONE, Instant.EPOCH)
                        .uid();

        MessageBody body = store.messages.body(inbox.id(), uid);
        assertThat(body.bytes()).isEqualTo(large);
        assertThat(body.range(2_000_000, 5))
                .isEqualTo(java.util.Arrays.copyOfRange(large, 2_000_000, 2_000_005));
        assertThat(body.range(large.length - 1, 10)).hasSize(1);
        assertThat(body.range(large.length + 7, 10)).isEmpty();
    }

    @Test
    void refusesWhatIsTooBigWithoutReadingOn() {
        ByteArrayInputStream endless =
                new ByteArrayInputStream(new byte[(int) StoreFixture.MAX_MESSAGE + (2 << 20)]);
        assertThatThrownBy(() -> store.messages.stage(endless)).isInstanceOf(MessageTooBig.class);
        assertThat(endless.available()).isGreaterThan(1 << 20);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void deliversOneBlobToManyWithTheirOwnTrace() {
        StoreFixture other = new StoreFixture(directory);
        Folder full = other.inbox();
        StagedMessage staged =
                store.messages.stage(new ByteArrayInputStream(StoreFixture.octets(HELLO)));
        List<DeliveryOutcome> outcomes =
                store.messages.deliver(
                        staged,
                        List.of(
                                delivery(
                                        inbox.id(),
                                        QuotaLimit.NONE,
                                        "Delivered-To: a@alpha.test\r\n"),
                                delivery(full.id(), QuotaLimit.ofBytes(10), ""),
                                delivery(
                                        inbox.id(),
                                        QuotaLimit.NONE,
                                        "Delivered-To: b@alpha.test\r\n"),
                                delivery(987654321, QuotaLimit.NONE, "")));

        assertThat(outcomes.get(0)).isInstanceOf(DeliveryOutcome.Stored.class);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Refused.class,
                        r -> assertThat(r.reason()).isInstanceOf(OverQuota.class));
        assertThat(outcomes.get(3)).isInstanceOf(DeliveryOutcome.Refused.class);
        assertThat(now().uids().toString()).isEqualTo("1:2");
        assertThat(store.messages.body(inbox.id(), 2).bytes())
                .isEqualTo(StoreFixture.octets("Delivered-To: b@alpha.test\n" + HELLO));
        List<MessageRow> rows = new ArrayList<>();
        store.messages.fetch(inbox.id(), UidSet.of(2), Set.of(MessageField.STRUCTURE), rows::add);
        long bodyStart = rows.getFirst().structure().bodyStart();
        assertThat(store.messages.body(inbox.id(), 2).range(bodyStart, 4))
                .asString()
                .isEqualTo("How ");
        assertThat(
                        store.jdbc
                                .sql(
                                        "SELECT COUNT(DISTINCT segment, segment_offset) FROM email JOIN message m ON m.email_id = id WHERE folder_id = ?")
                                .param(inbox.id())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        other.close();
    }

    private static Delivery delivery(long folder, QuotaLimit quota, String trace) {
        return new Delivery(folder, quota, Flags.NONE, Instant.EPOCH, trace);
    }

    @Test
    void expungesWhatIsDeletedOnly() {
        store.append(inbox, HELLO, "\\Deleted");
        store.append(inbox, HELLO);
        store.append(inbox, HELLO, "\\Deleted");
        assertThat(store.messages.expunge(inbox.id(), UidSet.of(1, 2))).isEqualTo(UidSet.of(1));
        assertThat(store.messages.expunge(inbox.id(), UidSet.ALL)).isEqualTo(UidSet.of(3));
        assertThat(now().uids()).isEqualTo(UidSet.of(2));
        assertThat(store.usage.usage(store.mailbox).messages()).isEqualTo(1);
        assertThat(store.folders.status(inbox.id()).bytes())
                .isEqualTo(StoreFixture.octets(HELLO).length);
        assertThatThrownBy(() -> store.messages.body(inbox.id(), 1))
                .isInstanceOf(NoSuchMessage.class);
    }

    @Test
    void joinsRepliesInOneThread() {
        store.append(inbox, HELLO);
        store.append(inbox, "Message-ID: <2@b>\nReferences: <1@alpha.test>\n\nFine.\n");
        store.append(inbox, "Message-ID: <3@b>\nIn-Reply-To: <2@b>\n\nGood.\n");
        store.append(inbox, "Message-ID: <4@b>\n\nElse.\n");
        List<Long> threads = new ArrayList<>();
        store.messages.fetch(
                inbox.id(),
                UidSet.ALL,
                Set.of(MessageField.SENT_AT),
                row -> threads.add(row.threadId()));
        assertThat(threads.get(1)).isEqualTo(threads.get(0));
        assertThat(threads.get(2)).isEqualTo(threads.get(0));
        assertThat(threads.get(3)).isNotEqualTo(threads.get(0));
    }
}
