package org.mailherd.sieve.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;
import org.mailherd.sieve.message.SieveEnvelope;

/** Corners of the RFCs, one a row: what holds of a message and what does not. */
class CornerCasesTest {

    private static final String MESSAGE =
            """
            From: "Bob, the =?utf-8?q?B=C3=A4r?=" <Bob+Work@Beta.example>
            To: team: one@a.example, Two <two@b.example>;, three@c.example
            Cc: (a comment) four@d.example (another)
            Subject:   =?iso-8859-1?Q?Gr=FC=DFe?= from Beta\t
            Empty:
            X-Number: 00042 apples
            X-Twice: first
            X-Twice: second
            Received: from a by b; Fri, 20 Nov 2026 23:30:00 -0500
            Date: Sun, 22 Nov 2026 01:02:03 +0200
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            preamble
            --b
            Content-Type: text/plain; charset=utf-8; format="flowed"

            Hello body
            --b
            Content-Type: text/html
            Content-Disposition: attachment; filename="a b.html"

            <p>html <b>body</b></p>
            --b--
            epilogue
            """;

    private static boolean holds(String requires, String test) {
        String list =
                requires.isEmpty() ? "\"fileinto\"" : '"' + requires.replace(" ", "\", \"") + '"';
        return Sieve.holds(list, test.replace('\'', '"'), MESSAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                // RFC 5228: address, header, exists, size
                "-|address :is 'from' 'bob+work@beta.example'",
                "-|address :localpart 'from' 'bob+work'",
                "-|address :domain :comparator 'i;octet' 'from' 'Beta.example'",
                "-|not address :domain :comparator 'i;octet' 'from' 'beta.example'",
                "-|address 'to' ['nobody@x', 'two@b.example']",
                "-|address 'to' 'one@a.example'",
                "-|address 'cc' 'four@d.example'",
                "-|not address :contains 'cc' 'comment'",
                "-|header 'subject' 'Grüße from Beta'",
                "-|header :contains 'subject' ''",
                "-|header 'empty' ''",
                "-|not header 'absent' ''",
                "-|not header :matches 'absent' '*'",
                "-|header :matches 'empty' '*'",
                "-|header :matches 'X-Number' '?????*apples'",
                "-|exists ['from', 'EMPTY']",
                "-|not exists ['from', 'absent']",
                "-|size :over 10",
                "-|not size :over 1M",
                "-|size :under 1k",
                "-|allof (true, not false, anyof (false, true))",
                // comparators and relational
                "comparator-i;ascii-numeric|header :comparator 'i;ascii-numeric' 'X-Number' '42'",
                "comparator-i;ascii-numeric|header :comparator 'i;ascii-numeric' 'subject' 'abc'",
                "relational comparator-i;ascii-numeric|header :value 'gt' :comparator 'i;ascii-numeric' 'subject' '99999999999999999999'",
                "relational comparator-i;ascii-numeric|header :count 'eq' :comparator 'i;ascii-numeric' 'x-twice' '2'",
                "relational comparator-i;ascii-numeric|address :count 'ge' :comparator 'i;ascii-numeric' ['to','cc'] '4'",
                "relational|header :value 'lt' 'x-twice' 'G'",
                "relational|header :value 'ne' 'x-twice' 'first'",
                "relational|header :count 'eq' 'absent' '0'",
                // subaddress
                "subaddress|address :user 'from' 'bob'",
                "subaddress|address :detail 'from' 'work'",
                "subaddress|not address :detail :matches 'to' '*'",
                // index, date
                "index|header :index 2 'x-twice' 'second'",
                "index|header :index 1 :last 'x-twice' 'second'",
                "index|not header :index 3 :contains 'x-twice' ''",
                "date|date :originalzone 'date' 'hour' '01'",
                "date|date :zone '+0000' 'date' 'date' '2026-11-21'",
                "date|date :originalzone 'date' 'zone' '+0200'",
                "date|date :zone '-0500' 'received' 'date' '2026-11-20'",
                "date|date :zone '+0000' 'received' 'date' '2026-11-21'",
                "date|date :originalzone 'date' 'std11' 'Sun, 22 Nov 2026 01:02:03 +0200'",
                "date|date :originalzone 'date' 'iso8601' '2026-11-22T01:02:03+02:00'",
                "date|date :originalzone 'date' 'weekday' '0'",
                "date|date :originalzone 'date' 'julian' '61366'",
                "date|not date 'subject' 'year' '2026'",
                "date relational|date :value 'ge' :originalzone 'date' 'date' '2026-11-22'",
                "date|currentdate :zone '+0000' 'time' '12:34:56'",
                // body
                "body|body :contains 'hello'",
                "body|body :raw :contains 'preamble'",
                "body|body :text :contains 'html body'",
                "body|not body :text :contains '<b>'",
                "body|body :content 'text/html' :contains '<b>'",
                "body|body :content ['multipart'] :contains 'epilogue'",
                "body|not body :content 'image' :contains ''",
                "body|body :content '' :contains 'Hello'",
                // mime
                "mime|header :mime :type 'content-type' 'multipart'",
                "mime|header :mime :anychild :contenttype 'content-type' 'text/html'",
                "mime|header :mime :anychild :param 'filename' 'content-disposition' 'a b.html'",
                "mime|header :mime :anychild :param ['x','format'] 'content-type' 'flowed'",
                "mime|exists :mime :anychild 'content-disposition'",
                "mime|not exists :mime 'content-disposition'",
                // environment, ihave, spamtest
                "environment|environment :matches 'name' '*'",
                "environment|not environment :contains 'no-such-item' ''",
                "ihave|ihave ['fileinto', 'date']",
                "ihave|not ihave 'no-such-thing'",
                "spamtest|spamtest '0'",
                "spamtest relational|not spamtest :value 'ge' '1'",
                "virustest|virustest '0'",
                // enotify
                "enotify|valid_notify_method 'mailto:a@b.example'",
                "enotify|valid_notify_method 'mailto:a@b.example,c@d.example?cc=e@f.example&subject=x'",
                "enotify|not valid_notify_method ['mailto:a@b.example', 'xmpp:a@b']",
                "enotify|not valid_notify_method 'mailto:@@'",
                "enotify|notify_method_capability 'mailto:a@b.example' 'Online' 'maybe'",
                "enotify|not notify_method_capability 'mailto:a@b.example' 'other' 'maybe'",
                // regex
                "regex|header :regex 'subject' '^gr..e from beta$'",
                "regex|not header :regex :comparator 'i;octet' 'subject' '^gr'",
                // encoded-character
                "encoded-character|header 'x-twice' '${hex:66 69 72 73 74}'",
                "encoded-character|header 'x-twice' '${HeX: 66 69 72 73 74 }'",
                "encoded-character|header :contains 'subject' '${unicode:FC 0000df}'",
                "encoded-character|not header :contains 'subject' '${hex:}'",
                // imap4flags
                "imap4flags|not hasflag '\\\\Seen'",
            })
    void holdsOf(String requires, String test) {
        assertThat(holds(requires == null ? "" : requires, test)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set 'a' 'x'; set :upper 'b' '${A}y';|b|XY",
                "set :length 'b' 'häß';|b|3",
                "set :upperfirst :lower 'b' 'ABC';|b|Abc",
                "set :quotewildcard 'b' 'a*b?';|b|a\\*b\\?",
                "set :quotewildcard :length 'b' '*';|b|2",
                "set 'b' '${unset}${}${a b}${${';|b|${}${a b}${${",
                "set 'a' '$'; set 'b' '${a}{a}';|b|${a}",
                "if string :matches 'abc-def' '*-*' { set 'b' '${2}${1}${01}${3}'; }|b|defabcabc",
                "if string :matches 'abc' '*b*' {} if string :matches 'zzz' 'y*' {} set 'b' '${1}${2}';|b|ac",
                "if string :is 'x' 'x' {} set 'b' '[${0}]';|b|[]",
            })
    void setsVariables(String script, String name, String value) {
        String text =
                "require [\"variables\", \"fileinto\", \"enotify\"];\n"
                        + script.replace('\'', '"')
                        + "notify :message \"${"
                        + name
                        + "}\" \"mailto:a@b.example\"; discard;";
        assertThat(Sieve.of(text).says("From: a@b\n\nx\n").replace("\r\n", "\n"))
                .isEqualTo("notify mailto:a@b.example " + value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|:all 'from' ''|true",
                "''|:localpart 'from' ''|true",
                "''|:domain 'from' ''|true",
                "''|:detail 'from' ''|true",
                "''|:contains 'from' '@'|false",
                "tim@example.com|:all 'from' 'TIM@example.com'|true",
                "tim+a@example.com|:detail 'from' 'a'|true",
                "tim+a@example.com|:user 'from' 'tim'|true",
                "tim@example.com|:detail :matches 'from' '*'|false",
                "tim@example.com|:detail :matches 'to' 'shop'|true",
                "tim@example.com|:matches ['to', 'from'] '*@example.com'|true",
                "\"t m\"@example.com|:localpart 'from' 't m'|true",
                "tim@example.com|:count 'eq' ['to','from'] '2'|true",
            })
    void asksTheEnvelope(String from, String test, boolean holds) {
        Sieve sieve =
                Sieve.of(
                        "require [\"envelope\", \"subaddress\", \"relational\"]; if envelope "
                                + test.replace('\'', '"')
                                + " { discard; }");
        sieve.envelope = SieveEnvelope.of(from, "nico+shop@example.org");
        assertThat(sieve.says("From: a@b\n\nx\n").equals("discard")).isEqualTo(holds);
    }

    @Test
    void ofTextOnlyTwoDotsAreStuffed() {
        assertThat(
                        Sieve.of(
                                        """
                                        require "enotify"; notify :message text: # why
                                        .foo
                                        ..bar
                                        .
                                        "mailto:a@b.example"; discard;
                                        """)
                                .says("A: b\n\nx\n"))
                .isEqualTo("notify mailto:a@b.example .foo\r\n.bar\r\n");
    }

    @Test
    void redirectGoesToTheAddressWithoutItsName() {
        assertThat(Sieve.of("redirect \"Frop <frop@example.org>\";").says("A: b\n\nx\n"))
                .isEqualTo("redirect frop@example.org");
    }
}
