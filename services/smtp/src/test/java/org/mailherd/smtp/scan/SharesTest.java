package org.mailherd.smtp.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailherd.mailmodel.MailAddress;

class SharesTest {
    private static final MailAddress ALICE = MailAddress.parse("alice@alpha.test");
    private static final MailAddress BOB = MailAddress.parse("bob@alpha.test");
    private static final MailAddress TEAM = MailAddress.parse("team@alpha.test");
    private static final String WAIT = "{\"action\":\"soft reject\"}";
    private static final String NO = "{\"action\":\"reject\"}";

    private final List<Set<String>> asked = new ArrayList<>();

    @Test
    void anAnswerAsRspamdGivesItIsForAll() throws Exception {
        assertThat(settle("{\"action\":\"no action\"}", ALICE, BOB))
                .isInstanceOf(ScanVerdict.Accept.class);
        assertThat(settle(NO, ALICE, BOB)).isInstanceOf(ScanVerdict.Refuse.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void refusedForGoodOnlyWhenAllRefuseAndKeptForWhoWantsIt() throws Exception {
        ScanVerdict verdict =
                settle(
                        answer("reject", NO, NO, "\"alice@alpha.test\"", "\"bob@alpha.test\""),
                        ALICE,
                        BOB);
        assertThat(((ScanVerdict.Refuse) verdict).reply().code()).isEqualTo(554);
        assertThat(asked).containsExactly(Set.of("alice@alpha.test", "bob@alpha.test"));
    }

    @Test
    void waitsOnlyWhenAllSaySoAndKeepsNothingThen() throws Exception {
        ScanVerdict verdict =
                settle(answer("soft reject", WAIT, WAIT, "\"alice@alpha.test\""), ALICE, BOB);
        assertThat(((ScanVerdict.Refuse) verdict).reply().code()).isEqualTo(451);
        assertThat(asked).isEmpty();
    }

    @Test
    void whoWouldRefuseHasItInTheQuarantineWhenSomebodyTakesIt() throws Exception {
        ScanVerdict.Split split =
                (ScanVerdict.Split)
                        settle(
                                answer(
                                        "no action",
                                        "{\"action\":\"no action\"}",
                                        NO,
                                        "\"bob@alpha.test\""),
                                ALICE,
                                BOB);
        assertThat(split.of(ALICE, ALICE)).isPresent();
        assertThat(split.of(BOB, BOB)).isEmpty();
    }

    /** What the quarantine does not take, for it is too large or unwanted there, is not lost. */
    @Test
    void whatTheQuarantineDoesNotTakeIsDeliveredAsSpam() throws Exception {
        ScanVerdict.Split split =
                (ScanVerdict.Split)
                        settle(answer("no action", "{\"action\":\"no action\"}", NO), ALICE, BOB);
        assertThat(split.of(ALICE, ALICE).orElseThrow().headerLines()).isEmpty();
        assertThat(split.of(BOB, BOB).orElseThrow().headerLines()).contains("X-Spam-Flag: YES");
    }

    @Test
    void whoWouldHaveItWaitGetsItWhenAnotherRefuses() throws Exception {
        ScanVerdict.Split split =
                (ScanVerdict.Split)
                        settle(answer("soft reject", WAIT, NO, "\"bob@alpha.test\""), ALICE, BOB);
        assertThat(split.of(ALICE, ALICE).orElseThrow().headerLines()).isEmpty();
        assertThat(split.of(BOB, BOB)).isEmpty();
    }

    @Test
    void mailboxesBehindOneAliasMayDisagree() throws Exception {
        ScanVerdict.Split split =
                (ScanVerdict.Split)
                        settle(
                                "{\"action\":\"no action\",\"recipients\":{\"team@alpha.test\":{\"action\":\"no"
                                        + " action\",\"mailboxes\":{\"alice@alpha.test\":{\"action\":\"add"
                                        + " header\"},\"bob@alpha.test\":"
                                        + NO
                                        + "}}},\"quarantine\":[\"bob@alpha.test\"]}",
                                TEAM);
        assertThat(split.of(TEAM, ALICE).orElseThrow().headerLines()).contains("X-Spam-Flag: YES");
        assertThat(split.of(TEAM, BOB)).isEmpty();
    }

    private static String answer(String all, String alice, String bob, String... keep) {
        return "{\"action\":\"%s\",\"recipients\":{\"alice@alpha.test\":%s,\"bob@alpha.test\":%s},\"quarantine\":[%s]}"
                .formatted(all, alice, bob, String.join(",", keep));
    }

    private ScanVerdict settle(String json, MailAddress... recipients) throws IOException {
        return new Shares(this::keep)
                .settle(
                        CheckAnswer.read(
                                json.getBytes(StandardCharsets.UTF_8), CheckAnswer.Leniency.NONE),
                        List.of(recipients));
    }

    private Set<String> keep(Set<String> mailboxes) {
        asked.add(mailboxes);
        return mailboxes;
    }
}
