package org.mailherd.mailstore.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeScannerTest {
    private static final String MIXED =
            """
            From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>
            Subject: two parts
            Content-Type: multipart/mixed; boundary="=_b"

            preamble
            --=_b
            Content-Type: text/plain; charset=utf-8

            Hello
            World
            --=_b
            Content-Type: message/rfc822

            Subject: inner
            From: x@example.org
            Content-Type: multipart/alternative; boundary=i

            --i
            Content-Type: text/html

            <b>inside</b>
            --i--
            --=_b
            Content-Type: image/png; name="a\\"b.png"
            Content-Disposition: attachment; filename=a.png
            Content-Transfer-Encoding: BASE64

            AAAA
            --=_b--
            epilogue
            """;

    private static ScannedMessage scan(String message, int block) {
        byte[] octets = octets(message);
        MimeScanner scanner = new MimeScanner();
        for (int i = 0; i < octets.length; i += block) {
            scanner.accept(octets, i, Math.min(block, octets.length - i));
        }
        return scanner.finish();
    }

    private static ScannedMessage scan(String message) {
        return scan(message, 32_000);
    }

    private static byte[] octets(String message) {
        return message.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String body(String message, Part part) {
        return new String(
                octets(message),
                (int) part.bodyStart(),
                (int) part.bodySize(),
                StandardCharsets.ISO_8859_1);
    }

    private static String header(String message, Part part) {
        int length = (int) (part.bodyStart() - part.headerStart());
        return new String(
                octets(message), (int) part.headerStart(), length, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void findsEveryPartInItsPlaceHoweverTheOctetsCome(int block) {
        ScannedMessage message = scan(MIXED, block);
        Part root = message.structure();
        assertThat(body(MIXED, root.section(List.of(1)).orElseThrow())).isEqualTo("Hello\r\nWorld");
        assertThat(root.section(List.of(1)).orElseThrow().lines()).isEqualTo(1);
        Part inner = root.section(List.of(2)).orElseThrow();
        assertThat(inner.isMessage()).isTrue();
        assertThat(inner.envelope().subject()).isEqualTo("inner");
        assertThat(header(MIXED, inner.children().getFirst()))
                .startsWith("Subject: inner")
                .endsWith("=i\r\n\r\n");
        assertThat(body(MIXED, root.section(List.of(2, 1)).orElseThrow()))
                .isEqualTo("<b>inside</b>");
        Part image = root.section(List.of(3)).orElseThrow();
        assertThat(body(MIXED, image)).isEqualTo("AAAA");
        assertThat(header(MIXED, image)).startsWith("Content-Type: image/png");
        assertThat(image.encoding()).isEqualTo("base64");
        assertThat(image.parameter("name")).contains("a\"b.png");
        assertThat(root.section(List.of(4))).isEmpty();
        assertThat(root.section(List.of(1, 1))).isEmpty();
        assertThat(root.bodyEnd()).isEqualTo(octets(MIXED).length);
        assertThat(message.hasAttachment()).isTrue();
        assertThat(message.preview()).isEqualTo("Hello World");
        assertThat(TextDecoder.header(message.envelope().from().getFirst().name()))
                .isEqualTo("J\u00fcrgen");
    }

    @Test
    void writesBodyStructureAsTheRfcHasIt() {
        assertThat(ImapForm.bodyStructure(scan(MIXED).structure()))
                .asString(StandardCharsets.ISO_8859_1)
                .isEqualTo(
                        "((\"text\" \"plain\" (\"charset\" \"utf-8\") NIL NIL \"7bit\" 12 1 NIL NIL NIL NIL)"
                                + "(\"message\" \"rfc822\" NIL NIL NIL \"7bit\" 140"
                                + " (NIL \"inner\" ((NIL NIL \"x\" \"example.org\")) ((NIL NIL \"x\" \"example.org\"))"
                                + " ((NIL NIL \"x\" \"example.org\")) NIL NIL NIL NIL NIL)"
                                + " ((\"text\" \"html\" (\"charset\" \"us-ascii\") NIL NIL \"7bit\" 13 0 NIL NIL NIL NIL)"
                                + " \"alternative\" (\"boundary\" \"i\") NIL NIL NIL) 8 NIL NIL NIL NIL)"
                                + "(\"image\" \"png\" (\"name\" \"a\\\"b.png\") NIL NIL \"base64\" 4 NIL"
                                + " (\"attachment\" (\"filename\" \"a.png\")) NIL NIL)"
                                + " \"mixed\" (\"boundary\" \"=_b\") NIL NIL NIL)");
    }

    @Test
    void storesTheStructureShiftedByATrace() {
        Part root = scan(MIXED).structure();
        Part shifted = PartCodec.read(PartCodec.write(root), 30);
        assertThat(shifted.headerStart()).isZero();
        assertThat(shifted.bodyStart()).isEqualTo(root.bodyStart() + 30);
        assertThat(shifted.children().get(1).children().getFirst().bodyEnd())
                .isEqualTo(root.children().get(1).children().getFirst().bodyEnd() + 30);
    }

    @Test
    void aSimpleMessageHasItselfAsPartOne() {
        Part root = scan("Subject: x\n\nbody\n").structure();
        assertThat(root.section(List.of(1))).contains(root);
        assertThat(root.section(List.of(2))).isEmpty();
        assertThat(root.section(List.of(1, 1))).isEmpty();
        assertThat(root.type()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "Subject: no body",
                "no header at all",
                "Content-Type: multipart/mixed; boundary=b\n\nno part",
                "Content-Type: multipart/mixed\n\n--b\n\nx",
                "Content-Type: multipart/mixed; boundary=b\n\n--b",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n--b--",
                "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nAAAA",
                "Content-Type: message/rfc822\n\n",
                "Content-Type: /\n\nx",
                "Content-Type: text\n\nx",
            })
    void makesSomethingOfBrokenMail(String message) {
        Part root = scan(message).structure();
        assertThat(PartCodec.read(PartCodec.write(root))).isEqualTo(root);
        assertThat(root.bodyEnd()).isEqualTo(octets(message).length);
        assertThat(ImapForm.body(root)).asString().startsWith("(");
    }

    @Test
    void aLineThatBeginsWithTheBoundaryEndsAPartUnlessItIsThatOfAnother() {
        String message =
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/mixed; boundary=bc

                --bc

                inside
                --bc--
                --bx

                second
                --b--x
                rest
                """;
        Part root = scan(message).structure();
        assertThat(root.children()).hasSize(2);
        assertThat(body(message, root.section(List.of(1, 1)).orElseThrow())).isEqualTo("inside");
        assertThat(body(message, root.section(List.of(2)).orElseThrow())).isEqualTo("second");
    }

    @Test
    void destinationFieldsThatComeAgainAreOneList() {
        Envelope envelope =
                scan("To: a@x.org\nFrom: f@x.org\nTo: b@x.org\nFrom: g@x.org\n\n").envelope();
        assertThat(envelope.to()).extracting(EnvelopeAddress::local).containsExactly("a", "b");
        assertThat(envelope.from()).extracting(EnvelopeAddress::local).containsExactly("f");
        assertThat(envelope.cc()).isEmpty();
    }

    @Test
    void readsAddressesOfAllKinds() {
        List<EnvelopeAddress> found =
                AddressParser.parse(
                        "a@b.org, \"Doe, J.\" <j@d.org>, Team: x@y.org, z@y.org;, <@r1,@r2:u@h.org>, old@h.org (Old Name),"
                                + " nobody, \"odd local\"@h.org, v6@[IPv6:::1]",
                        100);
        assertThat(found)
                .containsExactly(
                        new EnvelopeAddress(null, "a", "b.org"),
                        new EnvelopeAddress("Doe, J.", "j", "d.org"),
                        new EnvelopeAddress(null, "Team", null),
                        new EnvelopeAddress(null, "x", "y.org"),
                        new EnvelopeAddress(null, "z", "y.org"),
                        new EnvelopeAddress(null, null, null),
                        new EnvelopeAddress(null, "@r1,@r2", "u", "h.org"),
                        new EnvelopeAddress("Old Name", "old", "h.org"),
                        new EnvelopeAddress(null, "nobody", ""),
                        new EnvelopeAddress(null, "odd local", "h.org"),
                        new EnvelopeAddress(null, "v6", "[IPv6:::1]"));
    }

    @Test
    void previewsHtmlWithoutItsMarkup() {
        assertThat(
                        scan("Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                                        + "<html><head><title>T</title><style>p{}</style></head><p>Gr=C3=BC=C3=9Fe&nbsp;&amp;\n"
                                        + "<b>mehr</b><!-- no --></p>")
                                .preview())
                .isEqualTo("Gr\u00fc\u00dfe & mehr");
    }
}
