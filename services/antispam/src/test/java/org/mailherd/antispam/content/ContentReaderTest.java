package org.mailherd.antispam.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.content.Content.Text;

class ContentReaderTest {

    private static final String NEWSLETTER =
            """
            From: a@outside.test
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="outer (1)"

            preamble
            --outer (1)
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe =
            an alle
            --inner
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+R3LDvMOfZSA8YSBocmVmPSJodHRwOi8vZXZpbC50ZXN0LyI+YmFuay50ZXN0PC9hPg==
            --inner--
            --outer (1)
            Content-Type: application/zip;
             name*0*=utf-8''%e2%82%ac;
             name*1=" rates.zip"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment

            UEsDBA==
            --outer (1)--
            epilogue
            """;

    @Test
    void walksTheStructure() {
        assertThat(Contents.of(NEWSLETTER).parts())
                .extracting(part -> part.path() + " " + part.mediaType())
                .containsExactly(
                        " multipart/mixed",
                        "1 multipart/alternative",
                        "1.1 text/plain",
                        "1.2 text/html",
                        "2 application/zip");
    }

    @Test
    void ofAlternativesTheLastIsShown() {
        Content content = Contents.of(NEWSLETTER);
        assertThat(content.text()).isEqualTo("Gr\u00fc\u00dfe bank.test");
        assertThat(content.texts()).extracting(Text::text).contains("Gr\u00fc\u00dfe an alle");
        assertThat(content.links())
                .containsExactly(new Link("http://evil.test/", "bank.test", Link.Place.ANCHOR));
    }

    @Test
    void decodesAttachmentsAndTheirNames() {
        Part zip = Contents.of(NEWSLETTER).attachments().findFirst().orElseThrow();
        assertThat(zip.fileName()).isEqualTo("\u20ac rates.zip");
        assertThat(zip.octets()).startsWith('P', 'K', 3, 4).hasSize(4);
        assertThat(zip.size()).isEqualTo(4);
        assertThat(zip.digest()).hasSize(64);
    }

    @Test
    void messageWithoutMimeIsText() {
        Content content = Contents.of("Subject: x\n\nSee www.shop.test/now, today\n");
        assertThat(content.text()).isEqualTo("See www.shop.test/now, today");
        assertThat(content.links()).extracting(Link::target).containsExactly("www.shop.test/now");
        assertThat(content.parts()).extracting(Part::path).containsExactly("1");
    }

    @Test
    void looksIntoNestedMessages() {
        Content content =
                Contents.of(
                        """
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Type: message/rfc822

                        Subject: inner
                        Content-Type: text/html

                        <b>hidden</b> offer
                        --b--
                        """);
        assertThat(content.parts())
                .extracting(part -> part.path() + " " + part.mediaType())
                .containsExactly(" multipart/mixed", "1 message/rfc822", "1.1 text/html");
        assertThat(content.text()).isEqualTo("hidden offer");
    }

    @Test
    void hiddenTextIsToldApart() {
        Html html =
                Contents.of(
                                """
                                Content-Type: text/html

                                <style>p{}</style><div style="display:NONE">poem</div><p hidden>x
                                <p style="font-size:0px">tiny<p>Buy<br>now
                                """)
                        .html()
                        .getFirst();
        assertThat(html.text()).isEqualTo("Buy\nnow");
        assertThat(html.hidden()).contains("poem", "tiny", "x");
        assertThat(html.elements())
                .filteredOn(element -> element.name().equals("div"))
                .allMatch(Html.Element::hidden);
    }

    @Test
    void unknownCharsetIsReadAllTheSame() {
        String raw =
                new String(
                        "Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1);
        for (String charset : List.of("x-none", "\"\"", "us-ascii", "utf-8", "\"a b\u0001\"")) {
            assertThat(
                            Contents.of(
                                            "Content-Type: text/plain; charset="
                                                    + charset
                                                    + "\n\n"
                                                    + raw)
                                    .text())
                    .isEqualTo("Gr\u00fc\u00dfe");
        }
    }

    @Test
    void whatIsTooMuchIsSaid() {
        ContentLimits small = new ContentLimits(2, 3, 1000, 10, 15, 8);
        assertThat(Contents.of("X: y\n\n0123456789abc", small).truncated())
                .containsExactlyInAnyOrder(Shortfall.OCTETS, Shortfall.TEXT);
        String parts = "--b\n\nx\n".repeat(5);
        assertThat(
                        Contents.of("Content-Type: multipart/mixed; boundary=b\n\n" + parts, small)
                                .truncated())
                .containsExactly(Shortfall.PARTS);
    }
}
