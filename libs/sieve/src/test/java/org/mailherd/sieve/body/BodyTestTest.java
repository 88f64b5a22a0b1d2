package org.mailherd.sieve.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** The example of RFC 5173 5.2 and its like. */
class BodyTestTest {

    private static final String MESSAGE =
            """
            From: Whomever
            To: Someone
            Date: Whenever
            Subject: whatever
            Content-Type: multipart/mixed; boundary=outer

            & This is a multi-part message in MIME format.
            --outer
            Content-Type: multipart/alternative; boundary=inner

            & Nested multi-part message
            --inner
            Content-Type: text/plain; charset="us-ascii"

            $ Hello
            --inner
            Content-Type: text/html; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            % <b>H=E9llo</b> &lt;world&gt;
            --inner--
            & end of inner
            --outer
            Content-Type: message/rfc822

            From: Someone Else
            Subject: hello request

            $ Please say Hello
            --outer
            Content-Type: application/octet-stream
            Content-Transfer-Encoding: base64

            U2VjcmV0IFRydXRo
            --outer--
            & This is the end of the outer MIME multipart.
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    body :content "text" :contains "$ Hello" | true
                    body :content "text" :contains "H\u00e9llo" | true
                    body :content "text/html" :contains "<b>" | true
                    body :content "multipart" :contains "This is the end" | true
                    body :content "multipart" :contains "Hello" | false
                    body :content "message/rfc822" :contains "hello request" | true
                    body :content "message/rfc822" :contains "Please" | false
                    body :content "text" :contains "Please say Hello" | true
                    body :content "application" :is "Secret Truth" | true
                    body :content "text/" :contains "" | false
                    body :content "/plain" :contains "" | false
                    body :content "" :contains "Secret" | true
                    body :raw :contains "U2VjcmV0" | true
                    body :raw :contains "Secret Truth" | false
                    body :text :contains "H\u00e9llo <world>" | true
                    body :contains "<b>" | false
                    body :raw :contains "whatever" | false
                    """)
    void transformsSeeWhatSectionFiveSays(String test, boolean expected) {
        assertThat(Sieve.holds("\"body\"", test, MESSAGE)).isEqualTo(expected);
    }

    @Test
    void withoutAnEmptyLineThereIsNoBody() {
        assertThat(Sieve.holds("\"body\"", "body :is \"\"", "Subject: x\n")).isFalse();
        assertThat(Sieve.holds("\"body\"", "body :raw :matches \"*\"", "Subject: x\n")).isFalse();
        assertThat(Sieve.holds("\"body\"", "body :is \"\"", "Subject: x\n\n")).isTrue();
    }

    @Test
    void theEncodingMayHaveAComment() {
        String message = "Content-Transfer-Encoding: BASE64 (six bits)\n\naGVsbG8=\n";
        assertThat(Sieve.holds("\"body\"", "body :is \"hello\"", message)).isTrue();
    }

    @Test
    void whatADigestHoldsAreMessages() {
        String message =
                """
                Content-Type: multipart/digest; boundary=d

                --d

                Subject: first

                Hello
                --d--
                """;
        assertThat(
                        Sieve.holds(
                                "\"body\"",
                                "body :content \"message\" :contains \"first\"",
                                message))
                .isTrue();
        assertThat(Sieve.holds("\"body\"", "body :contains \"first\"", message)).isFalse();
        assertThat(Sieve.holds("\"body\"", "body :is \"Hello\"", message)).isTrue();
    }
}
