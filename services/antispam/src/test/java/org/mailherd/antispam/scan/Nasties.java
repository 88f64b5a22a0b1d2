package org.mailherd.antispam.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mailherd.antispam.archive.NastyArchives;
import org.mailherd.antispam.ole.NastyOle;

/**
 * Messages built to wear out who reads them (threats, cases 7, 8, 19 and 22), each kind in any
 * size.
 */
public final class Nasties {

    private static final String HEADER =
            Scans.CLEAN.substring(0, Scans.CLEAN.indexOf("\r\n\r\n") + 2) + "MIME-Version: 1.0\r\n";

    /** By name: of a size of some kilobytes. */
    public static final Map<String, IntFunction<byte[]>> KINDS = new LinkedHashMap<>();

    private Nasties() {}

    static {
        mime();
        headers();
        html();
        texts();
        attached();
    }

    private static void mime() {
        kind("multiparts in one another", kb -> nested(kb * 20));
        kind(
                "messages in one another",
                kb -> HEADER + "Content-Type: message/rfc822\r\n\r\n".repeat(kb * 32));
        kind("parts without end", kb -> multipart("--b\r\n\r\nx\r\n".repeat(kb * 100)));
        kind("boundaries only", kb -> multipart("--b\r\n".repeat(kb * 200)));
        kind(
                "parts with large headers",
                kb ->
                        multipart(
                                ("--b\r\n" + "a:\r\n".repeat(2000) + "\r\nx\r\n")
                                        .repeat(Math.max(1, kb / 8))));
        kind(
                "soft breaks of quoted-printable",
                kb ->
                        typed(
                                "text/html\r\nContent-Transfer-Encoding: quoted-printable",
                                "=\r\n".repeat(kb * 340)));
        kind(
                "one line of base64",
                kb ->
                        typed(
                                "text/plain\r\nContent-Transfer-Encoding: base64",
                                "QUJD".repeat(kb * 256)));
        kind(
                "alternatives of alternatives",
                kb ->
                        typed(
                                "multipart/alternative; boundary=b",
                                ("--b\r\nContent-Type: text/html\r\n\r\n<p>x\r\n")
                                        .repeat(kb * 24)));
        kind(
                "a character set that is none",
                kb ->
                        typed(
                                "text/html; charset=" + "iso-2022-jp-".repeat(20),
                                "\u001b$B!".repeat(kb * 200)));
        kind(
                "shifts of ISO-2022",
                kb ->
                        typed(
                                "text/plain; charset=iso-2022-jp",
                                "\u001b$B!!\u001b(B".repeat(kb * 120)));
    }

    private static void headers() {
        kind("header fields without end", kb -> "X-A: b\r\n".repeat(kb * 128) + body());
        kind(
                "one header field without end",
                kb -> "X-A: " + "x ".repeat(kb * 512) + "\r\n" + body());
        kind(
                "continuations of a parameter",
                kb ->
                        "Content-Type: text/plain"
                                + IntStream.range(0, kb * 40)
                                        .mapToObj(i -> ";\r\n name*" + i + "*=%41")
                                        .collect(Collectors.joining())
                                + "\r\n"
                                + body());
        for (String field :
                new String[] {"Subject", "From", "To", "List-Unsubscribe", "Received", "Date"}) {
            kind(
                    "encoded words in " + field,
                    kb -> field + ": " + "=?utf-8?q?=41?= ".repeat(kb * 60) + "\r\n" + body());
            kind(
                    "words that are never closed in " + field,
                    kb -> field + ": " + "=?utf-8?q?".repeat(kb * 100) + "\r\n" + body());
            kind(
                    "brackets in " + field,
                    kb -> field + ": " + "<a@(\"".repeat(kb * 200) + "\r\n" + body());
            kind("dots in " + field, kb -> field + ": " + "a.".repeat(kb * 500) + "\r\n" + body());
        }
        kind(
                "signatures",
                kb ->
                        ("DKIM-Signature: v=1; a=rsa-sha256; d=outside.test; s=a; h=from:to:subject;"
                                                + " bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJD\r\n")
                                        .repeat(kb * 5)
                                + body());
        kind("seals", kb -> seals(kb * 3) + body());
    }

    private static void html() {
        kind(
                "letters in letters",
                kb -> page("<b><i><u><p style='font-size:0'>x</b>".repeat(kb * 27)));
        kind(
                "tags that close others",
                kb ->
                        page(
                                "<a><b><i><font><nobr>".repeat(kb * 10)
                                        + "</a></b></i></font>".repeat(kb * 20)
                                        + "<p>".repeat(kb * 60)));
        kind("tables in tables", kb -> page("<table><tr><td>".repeat(kb * 64)));
        kind("a table", kb -> page("<table>" + "<tr><td>1<td>2</tr>".repeat(kb * 50)));
        kind("text beside its table", kb -> page("<table>" + "x<b>y".repeat(kb * 190)));
        kind(
                "attributes",
                kb ->
                        page(
                                "<p "
                                        + IntStream.range(0, kb * 100)
                                                .mapToObj(i -> "a" + i + "=1 ")
                                                .collect(Collectors.joining())
                                        + ">"));
        kind(
                "attributes of many",
                kb ->
                        page(
                                ("<p "
                                                + "a=1 b=2 c=3 d=4 e=5 style='color:red;x:y' class='a b c d e f'>")
                                        .repeat(kb * 14)));
        kind(
                "entities",
                kb -> page("&amp;&notit;&#65;&CounterClockwiseContourIntegral".repeat(kb * 20)));
        kind("ampersands", kb -> page("&".repeat(kb * 1000)));
        kind("comments", kb -> page("<!--".repeat(kb * 250)));
        kind("brackets in a page", kb -> page("<".repeat(kb * 1000)));
        kind(
                "rules",
                kb ->
                        page(
                                "<style>"
                                        + ".a b>c:not(d){display:none}".repeat(kb * 20)
                                        + "</style>"
                                        + "<p class=a>".repeat(kb * 40)));
        kind(
                "selectors",
                kb ->
                        page(
                                "<style>"
                                        + IntStream.range(0, kb * 60)
                                                .mapToObj(i -> ".c" + i + ",")
                                                .collect(Collectors.joining())
                                        + "x{display:none}</style>"
                                        + "<p class='c1 c2 c3 c4 c5'>".repeat(kb * 18)));
        kind(
                "style sheets in style sheets",
                kb -> page("<style>" + "@media x{".repeat(kb * 100) + "</style>x"));
        kind(
                "styles",
                kb -> page(("<p style='" + "color:rgb(1,2,3);".repeat(10) + "'>").repeat(kb * 5)));
        kind("drawings", kb -> page("<svg><math><mi>".repeat(kb * 60)));
        kind("choices", kb -> page("<select><option>".repeat(kb * 60)));
        kind("templates", kb -> page("<template>".repeat(kb * 100)));
        kind(
                "links of a page",
                kb ->
                        page(
                                "<a href='http://a.b.example/?u=http://c.example'>d</a>"
                                        .repeat(kb * 18)));
        kind(
                "one link of many names",
                kb ->
                        page(
                                "<a href='"
                                        + "a.".repeat(kb * 500)
                                        + "example'>"
                                        + "b.".repeat(kb * 10)
                                        + "example</a>"));
        kind("a title without end", kb -> page("<title><textarea><script>".repeat(kb * 40)));
    }

    private static void texts() {
        kind("links of a text", kb -> text("http://a.b.example/c ".repeat(kb * 48)));
        kind("one link", kb -> text("http://" + "a.".repeat(kb * 500)));
        kind("beginnings of links", kb -> text("http://www.".repeat(kb * 90)));
        kind("one word", kb -> text("x".repeat(kb * 1000)));
        kind("blanks", kb -> text(" \t".repeat(kb * 500)));
        kind("lines", kb -> text("\r\n".repeat(kb * 500)));
        kind("digits", kb -> text("1234567890".repeat(kb * 100)));
        kind("money", kb -> text("$ 1,000,000.00 (million) of usd fund transfer ".repeat(kb * 20)));
        kind(
                "passwords",
                kb -> text("pass word ( ( password: ___ your mailbox will be ".repeat(kb * 20)));
        kind("pills", kb -> text("v-i-a-g-r v1agr c1al viii||||agr ".repeat(kb * 28)));
        kind("letters that join", kb -> text("e\u0301\u200b\ufb01".repeat(kb * 110)));
        kind("dashes", kb -> text("--\r\n-- \r\n".repeat(kb * 100)));
    }

    private static void attached() {
        NastyArchives.KINDS.forEach(
                (name, kind) -> kind(name, kb -> attachment("a.bin", kind.apply(kb))));
        NastyOle.KINDS.forEach(
                (name, kind) -> kind(name, kb -> attachment("a.doc", kind.apply(kb))));
        kind(
                "rich text",
                kb -> attachment("a.rtf", octets("{\\rtf1" + "\\objdat{".repeat(kb * 120))));
        kind(
                "a PDF of names",
                kb -> attachment("a.pdf", octets("%PDF-1.7" + "/#4a#53 /Lau ".repeat(kb * 80))));
        kind(
                "scripts",
                kb -> attachment("a.html", octets("<script>" + "new blob".repeat(kb * 120))));
        kind(
                "names of dots",
                kb ->
                        "Content-Disposition: attachment; filename=\""
                                + ". ".repeat(kb * 500)
                                + "exe\"\r\n"
                                + body());
        kind(
                "blanks in names",
                kb ->
                        "Content-Disposition: attachment; filename=\"a"
                                + " ".repeat(kb * 1000)
                                + ".exe\"\r\n"
                                + body());
    }

    private static void kind(String name, IntFunction<String> message) {
        KINDS.put(name, kb -> message.apply(kb).getBytes(StandardCharsets.UTF_8));
    }

    private static String body() {
        return Scans.CLEAN;
    }

    private static String typed(String type, String body) {
        return HEADER + "Content-Type: " + type + "\r\n\r\n" + body + "\r\n";
    }

    private static String page(String html) {
        return typed("text/html; charset=utf-8", html);
    }

    private static String text(String text) {
        return typed("text/plain; charset=utf-8", text);
    }

    private static String multipart(String parts) {
        return typed("multipart/mixed; boundary=b", parts);
    }

    private static String attachment(String name, byte[] octets) {
        return multipart(
                "--b\r\nContent-Type: application/octet-stream; name="
                        + name
                        + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(octets)
                        + "\r\n--b--\r\n");
    }

    private static String nested(int depth) {
        StringBuilder text =
                new StringBuilder(HEADER + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < depth; i++) {
            text.append(
                    "--b"
                            + i
                            + "\r\nContent-Type: multipart/mixed; boundary=b"
                            + (i + 1)
                            + "\r\n\r\n");
        }
        return text.toString();
    }

    private static String seals(int sets) {
        StringBuilder fields = new StringBuilder();
        for (int i = sets; i > 0; i--) {
            fields.append(
                    "ARC-Seal: i="
                            + i
                            + "; a=rsa-sha256; cv=pass; d=outside.test; s=a; b=QUJD\r\n");
            fields.append(
                    "ARC-Message-Signature: i="
                            + i
                            + "; a=rsa-sha256; d=outside.test; s=a; h=from;"
                            + " bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJD\r\n");
            fields.append("ARC-Authentication-Results: i=" + i + "; a.test; spf=pass\r\n");
        }
        return fields.toString();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
