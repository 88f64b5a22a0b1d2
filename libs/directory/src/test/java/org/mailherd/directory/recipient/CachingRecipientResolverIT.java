package org.mailherd.directory.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.mailmodel.MailAddress;

/** What is remembered, and for how long. */
class CachingRecipientResolverIT {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private final AtomicInteger asked = new AtomicInteger();
    private TestDirectory directory;
    private CachingRecipientResolver resolver;

    @BeforeEach
    void fill() {
        directory = new TestDirectory().domain("alpha.test").mailbox("alice@alpha.test");
        DirectoryRecipientResolver tables =
                new DirectoryRecipientResolver(directory.jdbc, Clock.systemUTC());
        resolver =
                new CachingRecipientResolver(recipient -> {
                    asked.incrementAndGet();
                    return tables.resolve(recipient);
                });
    }

    private void becomes(String address, String expected) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(TWO_SECONDS)
                .untilAsserted(
                        () -> assertThat(Resolved.text(resolver, address)).isEqualTo(expected));
    }

    @Test
    void everyChangeWorksWithinTwoSecondsWithoutBeingTold() {
        becomes("info@alpha.test", "unknown");
        directory.alias("info@alpha.test", "alice@alpha.test");
        becomes("info@alpha.test", "alice@alpha.test");
        directory.sql("UPDATE alias SET internal = TRUE");
        becomes("info@alpha.test", "members of alpha.test: alice@alpha.test");
        directory.sql("UPDATE mailbox SET active = 0");
        becomes("alice@alpha.test", "disabled");
        directory.sql("UPDATE domain SET relay_all_recipients = TRUE, backup_mx = TRUE");
        becomes("alice@alpha.test", "relay alice@alpha.test");
        becomes("alice@new.test", "not local");
        directory.aliasDomain("new.test", "alpha.test");
        becomes("alice@new.test", "relay alice@alpha.test");
        directory.sql("UPDATE domain SET active = FALSE");
        becomes("alice@new.test", "disabled");
    }

    @Test
    void aBurstAsksTheDatabaseOnce() {
        for (int i = 0; i < 100; i++) {
            Resolved.text(resolver, "alice@alpha.test");
        }
        assertThat(asked.get()).isLessThan(3);
    }

    @Test
    void whatIsForgottenIsAskedAgainAtOnceButNotByEachOfAThousandChanges() {
        Resolved.text(resolver, "alice@alpha.test");
        resolver.forget();
        Resolved.text(resolver, "alice@alpha.test");
        assertThat(asked).hasValueGreaterThanOrEqualTo(2);
        int before = asked.get();
        for (int i = 0; i < 1000; i++) {
            resolver.forget();
            Resolved.text(resolver, "alice@alpha.test");
        }
        assertThat(asked.get() - before).isLessThan(100);
    }

    @Test
    void ofManyWhoWantTheSameOneAsksAndAFailureIsNotRemembered() throws InterruptedException {
        CountDownLatch everybodyIsHere = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        CachingRecipientResolver slow =
                new CachingRecipientResolver(_ -> {
                    questions.incrementAndGet();
                    await().until(() -> everybodyIsHere.getCount() == 0);
                    throw new IllegalStateException("the table is on fire");
                });
        List<Thread> callers = new ArrayList<>();
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            callers.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                assertThatThrownBy(() ->
                                                slow.resolve(MailAddress.parse("a@alpha.test")))
                                        .isInstanceOf(IllegalStateException.class);
                                failures.incrementAndGet();
                            }));
        }
        await().until(() ->
                callers.stream()
                        .allMatch(caller ->
                                caller.getState() == Thread.State.WAITING
                                        || caller.getState() == Thread.State.TIMED_WAITING));
        everybodyIsHere.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(failures).hasValue(20);
        assertThat(questions).hasValue(1);
        assertThatThrownBy(() -> slow.resolve(MailAddress.parse("a@alpha.test")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(questions).hasValue(2);
    }
}
