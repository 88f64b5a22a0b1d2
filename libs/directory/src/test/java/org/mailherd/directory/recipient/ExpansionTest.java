package org.mailherd.directory.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.MailAddress;

/** Bounds and ends of expansion, whatever the tables hold. */
class ExpansionTest {
    private static final int NAMES = 12;

    private static RowsInMemory alpha() {
        return new RowsInMemory().domain("alpha.test", "alpha.test");
    }

    private static Resolution resolve(RowsInMemory rows, String address) {
        return new DirectoryRecipientResolver(rows).resolve(MailAddress.parse(address));
    }

    private static List<String> outside(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i + "@example.org").toList();
    }

    @Test
    void tenThousandMembersAreTheMost() {
        RowsInMemory rows =
                alpha().alias("full@alpha.test", outside(10_000))
                        .alias("over@alpha.test", outside(10_001));

        assertThat(((Resolution.Deliver) resolve(rows, "full@alpha.test")).destinations())
                .hasSize(10_000);
        assertThatThrownBy(() -> resolve(rows, "over@alpha.test"))
                .isInstanceOf(ExpansionLimitException.class)
                .hasMessageContaining("over@alpha.test");
    }

    @Test
    void aChainOfTwentyAliasesIsTheLongest() {
        RowsInMemory rows = alpha().mailbox("end@alpha.test");
        for (int i = 0; i < 21; i++) {
            rows.alias("a" + i + "@alpha.test", List.of("a" + (i + 1) + "@alpha.test"));
        }
        rows.alias("a20@alpha.test", List.of("end@alpha.test"));

        assertThat(Resolved.text(resolve(rows, "a1@alpha.test"))).isEqualTo("end@alpha.test");
        assertThatThrownBy(() -> resolve(rows, "a0@alpha.test"))
                .isInstanceOf(ExpansionLimitException.class)
                .hasMessageContaining("a0@alpha.test");
    }

    @Test
    void eachLevelIsOneQuestionHoweverManyMembersItHas() {
        List<String> members = new ArrayList<>();
        RowsInMemory rows = alpha();
        for (int i = 0; i < 100; i++) {
            rows.mailbox("m" + i + "@alpha.test");
            members.add("m" + i + "@alpha.test");
        }
        rows.alias("list@alpha.test", members);

        assertThat(((Resolution.Deliver) resolve(rows, "list@alpha.test")).destinations())
                .hasSize(100);
        assertThat(rows.questions()).isEqualTo(2);
        resolve(rows, "m1@alpha.test");
        assertThat(rows.questions()).isEqualTo(3);
    }

    @Test
    void mapsThatLeadInACircleEnd() {
        RowsInMemory rows =
                alpha().mailbox("a@alpha.test")
                        .mailbox("b@alpha.test")
                        .rewrite("a@alpha.test", "b@alpha.test")
                        .rewrite("b@alpha.test", "a@alpha.test");

        assertThat(Resolved.text(resolve(rows, "a@alpha.test"))).isEqualTo("b@alpha.test");
        assertThat(Resolved.text(resolve(rows, "b@alpha.test"))).isEqualTo("a@alpha.test");
    }

    @Test
    void aTagThatDoesNotFitIsDroppedAndTheMailArrives() {
        RowsInMemory rows =
                alpha().mailbox("a-rather-long-mailbox-name@alpha.test")
                        .alias("a@alpha.test", List.of("a-rather-long-mailbox-name@alpha.test"));

        assertThat(Resolved.text(resolve(rows, "a+" + "t".repeat(230) + "@alpha.test")))
                .isEqualTo("a-rather-long-mailbox-name@alpha.test");
    }

    @Property(tries = 2000)
    void resolutionEndsAndHasNoDuplicates(@ForAll long seed) {
        RowsInMemory rows = random(new Random(seed));
        for (int i = 0; i < NAMES; i++) {
            Resolution resolution = resolve(rows, "n" + i + "@alpha.test");
            if (resolution instanceof Resolution.Deliver deliver) {
                List<Object> ends =
                        deliver.destinations().stream()
                                .<Object>map(end ->
                                        end instanceof Destination.LocalMailbox mailbox
                                                ? mailbox.mailboxId()
                                                : end)
                                .toList();
                assertThat(new HashSet<>(ends)).hasSameSizeAs(ends);
            }
        }
    }

    /** Aliases, mailboxes and maps over few names in two domains that are one. */
    private static RowsInMemory random(Random random) {
        RowsInMemory rows = alpha().domain("alias.test", "alpha.test");
        for (int i = 0; i < NAMES; i++) {
            String name = "n" + i + "@alpha.test";
            switch (random.nextInt(4)) {
                case 0 -> rows.mailbox(name);
                case 1 -> rows.rewrite(name, target(random));
                default ->
                        rows.alias(
                                name,
                                IntStream.range(0, random.nextInt(1, 5))
                                        .mapToObj(_ -> target(random))
                                        .toList());
            }
        }
        if (random.nextBoolean()) {
            rows.alias("@alpha.test", List.of(target(random)));
        }
        return rows;
    }

    private static String target(Random random) {
        String name = "n" + random.nextInt(NAMES + 2);
        String tag = random.nextInt(4) == 0 ? "+t" + random.nextInt(3) : "";
        String[] domains = {"alpha.test", "alias.test", "outside.test"};
        return random.nextInt(20) == 0
                ? "null@localhost"
                : name + tag + "@" + domains[random.nextInt(domains.length)];
    }
}
