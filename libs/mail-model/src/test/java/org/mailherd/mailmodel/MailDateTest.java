package org.mailherd.mailmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Fri, 21 Nov 1997 09:55:06 -0600                       | 1997-11-21T09:55:06-06:00
                    21 Nov 97 09:55 EST                                   | 1997-11-21T09:55-05:00
                    Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time)      | 1969-02-13T23:32-03:30
                    Fri,21 Nov 1997 09(comment):   55  :  06 -0600        | 1997-11-21T09:55:06-06:00
                    Fri , 21 Nov 1997 09 : 55 : 06 -0600                  | 1997-11-21T09:55:06-06:00
                    (a) Fri (b), 21 (c) Nov (d) 97 (e) 09 (f):(g) 55 (h) EST (i) | 1997-11-21T09:55-05:00
                    Fri, 21 (so (it) \\) is) Nov 1997 09:55:06 -0600       | 1997-11-21T09:55:06-06:00
                    Mon, 1 Mar 104 10:00:00 +0000                         | 2004-03-01T10:00Z
                    Tue, 2 March. 2004, 10:00:00 +0100                    | 2004-03-02T10:00+01:00
                    02-Mar-2004 10:00:00 CEST                             | 2004-03-02T10:00+02:00
                    Sáb., 6 Mar 2004 10:00:00+0100                        | 2004-03-06T10:00+01:00
                    Sat, 6 Mar 2004 10:00:00 XYZ                          | 2004-03-06T10:00Z
                    Sat, 6 Mar 2004 10:00:00                              | 2004-03-06T10:00Z
                    Sat, 6 Mar 2004 10:00:00 +0100 W. Europe Standard Time | 2004-03-06T10:00+01:00
                    Sat, 31 Dec 2016 23:59:60 +0000                       | 2016-12-31T23:59:59Z
                    """)
    void readsDatesOfAllTimesInTheirOwnZone(String text, String date) {
        assertThat(MailDate.read(text)).contains(OffsetDateTime.parse(date));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Fri, 31 Feb 1997 09:55:06 -0600",
                "Fri, 21 Foo 1997 09:55:06 -0600",
                "Fri, 21 Nov 1997 25:55:06 -0600",
                "Fri, 21 Nov 1997 09:55:61 -0600",
                "Fri, 21 Nov 1997 09:55:06 +9900",
                "It was on 21 Nov 1997 09:55:06 -0600",
                "1997-11-21T09:55:06Z"
            })
    void readsNoDateWhereThereIsNone(String text) {
        assertThat(MailDate.read(text)).isEmpty();
    }

    /** RFC 5256 2.2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    31 Dec 2000 16:01:33 -0800            | 2001-01-01T00:01:33Z
                    Fri, 21 Nov 1997 09:55:06 +9900       | 1997-11-21T09:55:06Z
                    Fri, 21 Nov 1997 09:55:06 (EST        | 1997-11-21T09:55:06Z
                    Fri, 21 Nov 1997 25:55:06 XYZ         | 1997-11-21T00:00Z
                    Fri, 21 Nov 1997 09:55:61 -0600       | 1997-11-21T06:00Z
                    Fri, 21 Nov 1997 noon                 | 1997-11-21T00:00Z
                    Fri, 21 Nov 1997                      | 1997-11-21T00:00Z
                    """)
    void sortsByTheDayWhenItsTimeOrZoneIsNone(String text, String date) {
        assertThat(MailDate.sent(text).orElseThrow()).isEqualTo(OffsetDateTime.parse(date));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Fri, 31 Feb 1997 09:55:06 -0600", "21 Foo 1997"})
    void sortsByNoDayThatIsNone(String text) {
        assertThat(MailDate.sent(text)).isEmpty();
    }

    @Test
    void readsABoundedPartOfALongField() {
        assertThat(MailDate.read("21 Nov 1997 09:55:06 -0600" + " (x".repeat(1_000_000))).isEmpty();
        assertThat(MailDate.read("1 ".repeat(1_000_000))).isEmpty();
    }
}
