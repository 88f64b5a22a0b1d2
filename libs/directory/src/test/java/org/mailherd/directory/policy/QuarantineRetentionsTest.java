package org.mailherd.directory.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.directory.TestDirectory;
import org.mailherd.directory.domain.EntryRejected;

class QuarantineRetentionsTest {
    private static final String ALICE = "alice@alpha.test";
    private static final QuarantineRetention NONE = retention(0, 0, 0);

    private final TestDirectory rows = new TestDirectory().domain("alpha.test").mailbox(ALICE);
    private final QuarantineRetentions retentions = new QuarantineRetentions(rows.jdbc);

    /** 0 is nothing said. */
    private static QuarantineRetention retention(int days, int messages, int mebibytes) {
        return new QuarantineRetention(number(days), number(messages), number(mebibytes));
    }

    private static Optional<Integer> number(int value) {
        return value == 0 ? Optional.empty() : Optional.of(value);
    }

    @Test
    void eachOwnerHasItsOwn() {
        assertThat(retentions.of(ALICE)).isEqualTo(NONE);
        retentions.set("Alpha.test", retention(7, 0, 50));
        retentions.set(ALICE, retention(0, 3, 0));
        assertThat(retentions.of("alpha.test")).isEqualTo(retention(7, 0, 50));
        assertThat(retentions.of(ALICE)).isEqualTo(retention(0, 3, 0));
        retentions.set(ALICE, NONE);
        assertThat(retentions.of(ALICE)).isEqualTo(NONE);
    }

    @Test
    void otherWishesOfTheOwnerStay() {
        SpamPolicies policies = new SpamPolicies(rows.jdbc);
        policies.setQuarantine(ALICE, "all");
        retentions.set(ALICE, retention(1, 2, 3));
        policies.setQuarantine(ALICE, "none");
        assertThat(retentions.of(ALICE)).isEqualTo(retention(1, 2, 3));
        assertThat(policies.of(ALICE).quarantine()).contains(QuarantineCategory.NONE);
    }

    @Test
    void numbersHaveBoundsAndOwnersExist() {
        assertThatThrownBy(() -> retention(-1, 0, 0)).hasMessageContaining("days");
        assertThatThrownBy(() -> retention(0, 100_001, 0)).hasMessageContaining("messages");
        assertThatThrownBy(() -> retention(0, 0, 100_001)).hasMessageContaining("mebibytes");
        assertThatThrownBy(() -> retentions.set("nobody@alpha.test", NONE))
                .isInstanceOf(EntryRejected.class);
    }
}
