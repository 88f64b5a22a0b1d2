package org.mailherd.antispam.spoof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.scan.Scans;

class BorrowedNameTest {

    private final Scans scans =
            new Scans()
                    .inquiries(
                            new BorrowedName((names, domains) ->
                                    names.contains("Alice Archer")
                                            && domains.equals(Set.of("alpha.test"))));

    @Test
    void aStrangerWithTheNameOfACollegueIsNoticedBothWaysRound() {
        assertThat(Scans.symbols(scans.judge(from("Alice Archer <boss@outside.test>"))))
                .contains("SPOOF_COLLEAGUE_NAME");
        assertThat(Scans.symbols(scans.judge(from("\"Archer, Alice\" <boss@outside.test>"))))
                .contains("SPOOF_COLLEAGUE_NAME");
    }

    @Test
    void theColleagueHerselfAndOthersAreNot() {
        assertThat(Scans.symbols(scans.judge(from("Alice Archer <alice@alpha.test>"))))
                .doesNotContain("SPOOF_COLLEAGUE_NAME");
        assertThat(Scans.symbols(scans.judge(from("Alice <boss@outside.test>"))))
                .doesNotContain("SPOOF_COLLEAGUE_NAME");
    }

    @Test
    void aPrivateAddressIsNotFiledForItsName() {
        assertThat(scans.judge(from("Alice Archer <alice.archer@gmail.com>")).verdict().score())
                .isLessThan(8);
    }

    private static String from(String author) {
        return Scans.CLEAN.replace("Carol <carol@outside.test>", author);
    }
}
