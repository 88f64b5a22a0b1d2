package org.mailherd.sieve.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.sieve.Sieve;

/** The examples of RFC 5703. */
class MimeTest {

    private static final String MESSAGE =
            """
            From: a@example.com
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            R3LDvMOfZSBhdXMgS8O2bG4=
            --b
            Content-Type: application/exe; name="a.exe"
            Content-Disposition: attachment; filename*=utf-8''b%20c.exe

            MZ
            --b
            Content-Type: message/rfc822

            Subject: inner

            text inside
            --b--
            """;

    private static final String REQUIRES =
            "require [\"foreverypart\", \"mime\", \"extracttext\", \"variables\", \"fileinto\","
                    + " \"relational\", \"comparator-i;ascii-numeric\"];\n";

    @Test
    void sectionSixLoopsOverParts() {
        assertThat(
                        Sieve.of(
                                        REQUIRES
                                                + "foreverypart { if header :mime :contenttype :is"
                                                + " \"Content-Type\" \"application/exe\""
                                                + " { fileinto \"INBOX.part\"; break; } }")
                                .says(MESSAGE))
                .isEqualTo("fileinto INBOX.part");
    }

    @Test
    void namedLoopsEndTogether() {
        assertThat(
                        Sieve.of(
                                        REQUIRES
                                                + "set \"n\" \"\"; foreverypart :name \"outer\" {"
                                                + " set \"n\" \"${n}o\"; foreverypart { set \"n\" \"${n}i\";"
                                                + " if header :mime :type \"content-type\" \"application\""
                                                + " { break :name \"outer\"; } } } fileinto \"${n}\";")
                                .says(MESSAGE))
                .isEqualTo("fileinto oii");
    }

    @Test
    void sectionSevenExtractsText() {
        assertThat(
                        Sieve.of(
                                        REQUIRES
                                                + "foreverypart { if header :mime :type \"content-type\""
                                                + " \"text\" { extracttext :first 5 :upper \"t\";"
                                                + " fileinto \"${t}\"; break; } }")
                                .says(MESSAGE))
                .isEqualTo("fileinto GR\u00dcSSE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    header :mime :anychild :subtype "content-type" "exe" | true
                    header :mime :subtype "content-type" "exe" | false
                    header :mime :type "from" "" | true
                    header :mime :contenttype "from" "a@example.com" | false
                    header :mime :subtype "content-type" "mixed" | true
                    header :mime :anychild :param "filename" "content-disposition" "b c.exe" | true
                    header :mime :anychild :param ["name", "x"] :matches "content-type" "*.exe" | true
                    header :mime :anychild :contains "content-type" "charset" | true
                    header :mime :anychild "subject" "inner" | true
                    header "subject" "inner" | false
                    exists :mime :anychild "Content-Disposition" | true
                    address :mime :domain "from" "example.com" | true
                    header :mime :anychild :count "eq" :comparator "i;ascii-numeric" "content-type" "4" | true
                    """)
    void sectionFourLooksIntoMimeFields(String test, boolean expected) {
        assertThat(Sieve.of(REQUIRES + "if " + test + " { discard; }").says(MESSAGE))
                .isEqualTo(expected ? "discard" : "keep");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    break; | no 'foreverypart' stands around it
                    extracttext "a"; | no 'foreverypart' stands around it
                    foreverypart :name "a" { break :name "b"; } | no 'foreverypart' of the name 'b'
                    if header :type "a" "b" {} | need :mime
                    """)
    void wrongUseDoesNotCompile(String commands, String error) {
        assertThat(Sieve.errors(REQUIRES + commands)).contains(error);
    }

    @Test
    void multipartBombIsBounded() {
        StringBuilder bomb = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(
                        Sieve.of("require \"body\"; if body :contains \"x\" { discard; }")
                                .says(bomb + "--b199\n".repeat(5000) + "x\n"))
                .isIn("discard", "keep");
    }

    @Test
    void whiteSpaceInsideOfQuotesBelongsToTheParameter() {
        String field =
                "Content-Type: image/png;\n name*0 = \"part \" ; name*1=\" two\"; x= a b ; y=\" (c\"\n\nx\n";
        assertThat(parameter("name", field)).isEqualTo("fileinto <part  two>");
        assertThat(parameter("x", field)).isEqualTo("fileinto <a b>");
        assertThat(parameter("y", field)).isEqualTo("fileinto < (c>");
    }

    private static String parameter(String name, String message) {
        String test = "header :mime :param \"" + name + "\" :matches \"content-type\" \"*\"";
        return Sieve.of(REQUIRES + "if " + test + " { fileinto \"<${1}>\"; }").says(message);
    }
}
