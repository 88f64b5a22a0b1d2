package org.mailherd.antispam.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.antispam.scan.Scans;

/** Letters that are old, short or clumsy, and nothing worse: none is filed by the rules alone. */
class HonestMailTest {

    private static final double ADD_HEADER = 8;

    private final Scans scans = new Scans();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // neither date nor subject nor recipient
                """
                From: Bob <bob@outside.test>

                just a letter that I typed quickly
                """,
                // a joke that went round in 1999
                """
                From: Bob <bob@aol.com>
                To: undisclosed-recipients:;
                Subject: FW: JOKE OF THE DAY!!!
                Date: 3 Feb 99 10:00 EST

                A man walks into a bar. Ouch.
                """,
                // a program that fetched it has written some fields twice
                """
                From: tim@outside.test
                To: alice@alpha.test
                To: alice@alpha.test
                Subject: twice
                Subject: twice
                Date: Tue, 14 Nov 2000 09:13:00 -0800

                fetched
                """,
                // who moved
                """
                From: "kim@oldcompany.test" <kim@outside.test>
                To: alice@alpha.test
                Subject: new address
                Date: Tue, 14 Nov 2000 09:13:00 -0800

                Hi, this is my new address.
                """,
                // a line of the header that was torn
                """
                From: tim@outside.test
                To: alice@alpha.test
                Subject: a subject that some gateway
                broke in two
                Date: Tue, 14 Nov 2000 09:13:00 -0800

                torn
                """,
                // a link for a friend
                """
                From: Bob <bob@yahoo.com>
                To: alice@alpha.test
                Subject: look
                Date: Tue, 14 Nov 2000 09:13:00 -0800

                Look at this, so funny: http://www.outside.test/watch?v=abc
                """
            })
    void filesNoClumsyLetter(String letter) {
        assertThat(score(letter.replace("\n", "\r\n"))).isLessThan(ADD_HEADER);
    }

    @Test
    void repeatedFieldsThatSayTheSameMisleadNobody() {
        String twice = Scans.CLEAN.replace("Subject: Lunch", "Subject: Lunch\r\nSubject: Lunch");

        assertThat(Scans.symbols(scans.judge(twice))).doesNotContain("MULTIPLE_UNIQUE_HEADERS");
    }

    @Test
    void aNameThatShowsAnAddressOfOursIsWorseThanAnother() {
        String ours = Scans.CLEAN.replace("From: Carol", "From: \"ceo@alpha.test\"");
        String another = Scans.CLEAN.replace("From: Carol", "From: \"ceo@elsewhere.test\"");

        assertThat(score(ours)).isGreaterThan(score(another));
    }

    private double score(String letter) {
        return scans.judge(letter).verdict().score();
    }
}
