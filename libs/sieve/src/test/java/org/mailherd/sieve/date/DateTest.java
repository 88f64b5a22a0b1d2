package org.mailherd.sieve.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** The examples of RFC 5260. */
class DateTest {

    private static final String MESSAGE =
            """
            Received: from a by b; Mon, 20 Jul 2009 21:44:43 +0300 (EEST)
            Received: from c by d; 19 Jul 2009 10:00:00 EST
            Date: Tue, 1 Jan 2036 02:03:04 +0100
            X-Old: Sat, 6 Feb 99 23:59 GMT
            From: a@example.com
            From: b@example.com

            b
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    date :value "ge" :originalzone "date" "hour" "02" | true
                    date :is "date" "year" "2036" | true
                    date :is "date" "date" "2036-01-01" | true
                    date :is "date" "time" "01:03:04" | true
                    date :is :originalzone "date" "time" "02:03:04" | true
                    date :zone "-0200" "date" "iso8601" "2035-12-31T23:03:04-02:00" | true
                    date "date" "iso8601" "2036-01-01T01:03:04Z" | true
                    date :originalzone "date" "std11" "Tue, 01 Jan 2036 02:03:04 +0100" | true
                    date :originalzone "date" "zone" "+0100" | true
                    date "date" "weekday" "2" | true
                    date "date" "julian" "64693" | true
                    date :index 1 "received" "date" "2009-07-20" | true
                    date :index 1 :last "received" "date" "2009-07-19" | true
                    date :index 2 :last "received" "hour" "18" | true
                    date :index 3 "received" "date" "2009-07-19" | false
                    date "x-old" "date" "1999-02-06" | true
                    date :matches "from" "date" "*" | false
                    currentdate :is "date" "2026-11-22" | true
                    currentdate :zone "+1200" :is "day" "23" | true
                    currentdate :value "ge" "date" "2007-06-30" | true
                    currentdate "weekday" "0" | true
                    currentdate "julian" "61366" | true
                    address :index 2 "from" "b@example.com" | true
                    address :index 1 "from" "b@example.com" | false
                    header :index 1 :last "from" "b@example.com" | true
                    """)
    void datesAreShownAsSectionFourSays(String test, boolean expected) {
        assertThat(Sieve.holds("\"date\", \"index\", \"relational\"", test, MESSAGE))
                .isEqualTo(expected);
    }
}
