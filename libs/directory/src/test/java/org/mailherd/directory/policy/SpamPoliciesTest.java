package org.mailherd.directory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.domain.EntryRejected;

class SpamPoliciesTest {
    private static final String ALICE = "alice@alpha.test";

    private final TestDirectory rows =
            new TestDirectory().domain("alpha.test").mailbox(ALICE).mailbox("bob@alpha.test");
    private final SpamPolicies policies = new SpamPolicies(rows.jdbc);

    private SpamPolicy of(String address) {
        return new SpamPolicyDirectory(rows.jdbc).of(Set.of(address)).get(address);
    }

    private static Optional<SenderEntry> deciding(SpamPolicy policy, String sender) {
        return policy.entry(entry -> entry.pattern().matches(sender));
    }

    @Test
    void whoWishesNothingHasNoWishes() {
        assertThat(of(ALICE).scores()).isEmpty();
        assertThat(of(ALICE).quarantine()).isEmpty();
        assertThat(deciding(of(ALICE), "x@example.org")).isEmpty();
    }

    @Test
    void theMailboxsWishesGoBeforeItsDomains() {
        policies.setScores("alpha.test", Optional.of(new SpamPolicy.Scores(6, 12)));
        policies.setQuarantine("alpha.test", "none");
        policies.setScores(ALICE, Optional.of(new SpamPolicy.Scores(3, 9)));
        assertThat(of(ALICE).scores()).contains(new SpamPolicy.Scores(3, 9));
        assertThat(of(ALICE).quarantine()).contains(QuarantineCategory.NONE);
        assertThat(of("bob@alpha.test").scores()).contains(new SpamPolicy.Scores(6, 12));
        policies.setScores(ALICE, Optional.empty());
        assertThat(of(ALICE).scores()).contains(new SpamPolicy.Scores(6, 12));
    }

    @Test
    void theMailboxsListGoesBeforeItsDomainsThenTheMostPreciseThenDeny() {
        policies.add("alpha.test", false, "boss@example.org", true);
        policies.add(ALICE, true, "*.org", true);
        policies.add(ALICE, false, "@sub.example.org", true);
        assertThat(deciding(of(ALICE), "boss@example.org").orElseThrow().allowed()).isTrue();
        assertThat(deciding(of(ALICE), "x@sub.example.org").orElseThrow().allowed()).isFalse();
        assertThat(deciding(of("bob@alpha.test"), "boss@example.org").orElseThrow().allowed())
                .isFalse();
    }

    @Test
    void aSenderIsOnOneListOfAnOwner() {
        policies.add(ALICE, false, "x@example.org", true);
        policies.add(ALICE, true, "X@example.org", false);
        assertThat(policies.of(ALICE).senders())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.allowed()).isTrue();
                    assertThat(entry.proven()).isFalse();
                });
    }

    @Test
    void anEntryIsRemovedOnlyAsWhatItIs() {
        policies.add(ALICE, false, "x@example.org", true);
        long id = policies.of(ALICE).senders().getFirst().id();
        assertThatThrownBy(() -> policies.remove(id, false)).isInstanceOf(EntryRejected.class);
        policies.remove(id, true);
        assertThat(policies.of(ALICE).senders()).isEmpty();
    }

    @Test
    void aPolicyGoesWithItsMailbox() {
        policies.add(ALICE, true, "x@example.org", true);
        policies.setQuarantine(ALICE, "all");
        rows.jdbc.sql("DELETE FROM mailbox WHERE username = ?").param(ALICE).update();
        rows.mailbox(ALICE);
        assertThat(policies.of(ALICE)).isEqualTo(SpamPolicy.NONE);
    }

    @Test
    void aChangeIsSeenWithoutRestart() {
        SpamPolicyDirectory directory = new SpamPolicyDirectory(rows.jdbc);
        assertThat(directory.of(Set.of(ALICE)).get(ALICE).scores()).isEmpty();
        policies.setScores(ALICE, Optional.of(new SpamPolicy.Scores(1, 2)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> directory.of(Set.of(ALICE)).get(ALICE).scores().isPresent());
    }

    @Test
    void cve_2026_40871_noOtherWordBecomesAQuarantineCategory() {
        for (String word : List.of("reject' OR SLEEP(5) -- ", "ALL", "reject\u0000", "unknown")) {
            assertThatThrownBy(() -> policies.setQuarantine(ALICE, word))
                    .isInstanceOf(EntryRejected.class);
        }
        assertThat(of(ALICE).quarantine()).isEmpty();
    }
}
