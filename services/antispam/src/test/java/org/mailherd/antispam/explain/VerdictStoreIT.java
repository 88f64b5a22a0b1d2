package org.mailherd.antispam.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.JdbcTemplate;

class VerdictStoreIT {
    private final VerdictStore store =
            new VerdictStore(new JdbcTemplate(Database.fresh().dataSource()));

    private static Note note(String recipient) {
        return Note.of(
                new Explanation(
                        "q1",
                        "1@x.test",
                        recipient,
                        recipient,
                        "reject",
                        17,
                        15,
                        "[]",
                        Instant.EPOCH));
    }

    @Test
    void whatIsSentTwiceIsOneRow() {
        Note alice = note("alice@alpha.test");
        Note again = note("alice@alpha.test");
        store.insert(List.of(alice));
        store.insert(List.of(alice, note("bob@alpha.test")));
        assertThat(store.ofMessage("q1"))
                .extracting(Explanation::recipient)
                .containsExactly("alice@alpha.test", "bob@alpha.test");
        store.insert(List.of(again));
        assertThat(store.ofMessage("q1")).as("judged a second time").hasSize(3);
    }
}
