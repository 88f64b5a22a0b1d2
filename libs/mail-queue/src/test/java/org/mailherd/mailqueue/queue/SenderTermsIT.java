package org.mailherd.mailqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.Hold;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.Notify;
import org.mailherd.mailqueue.envelope.OriginalRecipient;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.mailqueue.spool.Spool;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;

class SenderTermsIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final MailAddress BOB = MailAddress.parse("bob@outside.test");
    private final ManualClock clock = ManualClock.at(START);
    private final QueueStore store = new QueueStore(Database.fresh().dataSource());
    private final Lease lease = new Lease("run", START.plus(Duration.ofDays(10)));
    @TempDir private Path folder;
    private Spool spool;
    private QueueWriter writer;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(folder, clock);
        writer = new QueueWriter(spool, store, clock, new QueueWriter.Limits(64 * 1024, 1 << 20));
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        spool.close();
    }

    @Test
    void whatASenderAskedForIsReadBack() throws Exception {
        MailTerms terms =
                new MailTerms(
                        BodyType.BINARY,
                        true,
                        RequireTls.YES,
                        new MessageDsn(Optional.of(MessageDsn.Ret.HDRS), Optional.of("QQ 314")),
                        Optional.empty());
        RecipientDsn dsn =
                new RecipientDsn(
                        Notify.parse("success,Delay"),
                        Optional.of(new OriginalRecipient("utf-8", "b\u00f6b+x;y@outside.test")));
        enqueue(terms, dsn);
        LeasedMessage message = claim();
        assertThat(message.envelope().terms()).isEqualTo(terms);
        assertThat(message.recipients().getFirst().dsn()).isEqualTo(dsn);
    }

    @Test
    void askingForNothingIsNotAskingForFailures() throws Exception {
        enqueue(MailTerms.NONE, RecipientDsn.NONE);
        LeasedMessage message = claim();
        assertThat(message.envelope().terms()).isEqualTo(MailTerms.NONE);
        assertThat(message.recipients().getFirst().dsn().notifyOn().said()).isFalse();
    }

    @Test
    void neverIsKeptAsNever() throws Exception {
        enqueue(MailTerms.NONE, new RecipientDsn(Notify.NEVER, Optional.empty()));
        assertThat(claim().recipients().getFirst().dsn().notifyOn()).isEqualTo(Notify.NEVER);
    }

    @Test
    void aHeldMessageIsNotClaimedBeforeItsTimeAndLivesItsLifetimeFromThen() throws Exception {
        Instant release = START.plus(Duration.ofDays(6));
        enqueue(
                new MailTerms(
                        BodyType.SEVEN_BIT,
                        false,
                        RequireTls.POLICY,
                        MessageDsn.NONE,
                        Optional.of(Hold.until(release))),
                RecipientDsn.NONE);
        clock.advance(Duration.ofDays(6).minusSeconds(1));
        assertThat(store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none()))
                .isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(RetrySchedule.postfix().expired(claim().envelope(), clock.instant())).isFalse();
    }

    private LeasedMessage claim() {
        List<LeasedMessage> claimed =
                store.claim(spool.id(), lease, clock.instant(), 10, ClaimLimits.none());
        assertThat(claimed).hasSize(1);
        return claimed.getFirst();
    }

    private void enqueue(MailTerms terms, RecipientDsn dsn) throws Exception {
        NewRecipient bob = new NewRecipient(BOB, BOB, Transport.REMOTE, dsn);
        new Letter(Origin.SUBMISSION, terms, "hello", List.of(bob)).enqueue(writer, clock);
    }
}
