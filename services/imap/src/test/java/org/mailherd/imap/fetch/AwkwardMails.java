package org.mailherd.imap.fetch;

import java.util.LinkedHashMap;
import java.util.Map;

/** Mails as no standard has them, by what is odd about them; LF stands for CRLF unless told. */
final class AwkwardMails {
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=b\n\n";
    private static final String RFC822 = "Content-Type: message/rfc822\n";

    private final Map<String, String> mails = new LinkedHashMap<>();

    private AwkwardMails() {}

    static Map<String, String> all() {
        AwkwardMails awkward = new AwkwardMails();
        awkward.lines();
        awkward.multiparts();
        awkward.messages();
        awkward.headers();
        awkward.addresses();
        awkward.octets();
        return awkward.mails;
    }

    private void raw(String name, String mail) {
        mails.put(name, mail);
    }

    private void crlf(String name, String mail) {
        raw(name, mail.replace("\n", "\r\n"));
    }

    private void lines() {
        raw(
                "bare LF",
                "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n");
        raw("bare CR", "Subject: x\rTo: a@b.test\r\rbody\rmore\r");
        raw("CR CR LF", "Subject: x\r\r\n more\r\r\nTo: a@b.test\r\r\n\r\r\nbody\r\r\n");
        raw("LF and CRLF", "Subject: x\r\nTo: a@b.test\n\r\nbody\n.\nmore\r\n");
        crlf("no end of line at the end", "Subject: x\n\nbody");
        crlf("no blank line", "Subject: x\nbody without colon\n");
        crlf("header alone", "Subject: x\n");
        crlf("header without its end", "Subject: x");
        crlf("body alone", "\nbody\n");
        crlf("a blank line", "\n");
        raw("one octet", "x");
        raw("one LF", "\n");
        crlf("overlong line", "Subject: x\n\n" + "y".repeat(200_000) + "\n");
        crlf("overlong subject", "Subject: " + "y".repeat(200_000) + "\n\nx\n");
        crlf("subject of quotes", "Subject: " + "\"\\".repeat(600) + "\n\nx\n");
    }

    private void multiparts() {
        crlf("boundary without end", MIXED + "--b\n\none\n--b\n\ntwo\n");
        crlf("no part", MIXED + "nothing\n");
        crlf("end only", MIXED + "--b--\n");
        crlf("empty parts", MIXED + "--b\n--b\n\n--b\n\n\n--b--\n");
        crlf("no boundary", "Content-Type: multipart/mixed\n\n--b\n\nx\n--b--\n");
        crlf("empty boundary", "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nx\n----\n");
        crlf("blanks behind boundary", MIXED + "--b \t\n\nx\n--b-- \n");
        crlf("part without blank line", MIXED + "--b\nContent-Type: text/html\n--b--\n");
        crlf(
                "text behind boundary",
                MIXED + "--bcd\n\n--b\n\nx\n--b cd\n--b--cd\n--b--\n--b\n\nx\n");
        nested("boundary prefix of another", "b", "bb");
        nested("boundary prefix of the inner", "bb", "b");
        nested("same boundary twice", "b", "b");
        nested("inner boundary looks like the end", "b", "b--");
        nested("very long boundary", "b".repeat(900), "b".repeat(901));
        crlf(
                "boundary in quoted content",
                MIXED + "--b\n\n> --b\n> x\n --b\n--B\n-- b\n--b--\nepilogue\n--b--\n");
        crlf(
                "digest",
                "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ny\n--b\n--b--");
        crlf(
                "encoded multipart",
                "Content-Transfer-Encoding: base64\n" + MIXED + "--b\n\nx\n--b--\n");
        crlf("a hundred parts", MIXED + "--b\n\nx\n".repeat(100) + "--b--\n");
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        }
        crlf("sixty deep", deep + "\nx\n");
    }

    private void nested(String name, String outer, String inner) {
        crlf(
                name,
                "Content-Type: multipart/mixed; boundary=\""
                        + outer
                        + "\"\n\n--"
                        + outer
                        + "\nContent-Type: multipart/alternative; boundary=\""
                        + inner
                        + "\"\n\n--"
                        + inner
                        + "\n\none\n--"
                        + inner
                        + "\n\ntwo\n--"
                        + inner
                        + "--\n--"
                        + outer
                        + "\nContent-Type: text/html\n\nthree\n--"
                        + outer
                        + "--\n");
    }

    private void messages() {
        crlf("message", RFC822 + "\nSubject: y\n\nx\n");
        crlf("message with header alone", MIXED + "--b\n" + RFC822 + "\nSubject: y\n--b--\n");
        crlf("empty message", MIXED + "--b\n" + RFC822 + "\n--b\n" + RFC822 + "--b--\n");
        crlf("message that is multipart", RFC822 + "\n" + MIXED + "--b\n\nx\n--b--\n");
        crlf("message in messages", (RFC822 + "\n").repeat(5) + "Subject: y\n\nx\n");
        crlf(
                "message with base64",
                RFC822 + "Content-Transfer-Encoding: base64\n\nU3ViamVjdDogeA0KDQo=\n");
        crlf(
                "global message",
                "Content-Type: message/global\n\nSubject: \u00c3\u00bc\n\n\u00c3\u00bc\n");
        crlf(
                "partial message",
                "Content-Type: message/partial; id=x; number=1\n\nSubject: y\n\nx\n");
    }

    private void headers() {
        crlf("no colon", "Subject: x\nno colon here\n folded\nTo: a@b.test\n\nx\n");
        crlf("empty names", ": x\n : y\n:\nSubject : z\n\nx\n");
        crlf("begins folded", " x\n y\nSubject: z\n\nx\n");
        crlf(
                "all folded",
                "Subject:\n x\n\ty\nFrom:\n a\n @\n b.test\nContent-Type:\n text\n /html\n;\n charset\n =\n x\n\nx\n");
        crlf("blank continuation", "Subject: x\n \n y\n\t\n\nx\n");
        crlf(
                "empty fields",
                "Subject:\nDate:\nFrom:\nTo: \nMessage-Id:\nContent-Type:\nContent-Transfer-Encoding:\n\nx\n");
        crlf(
                "twice",
                "From: a@b.test\nFrom: c@d.test\nSubject: x\nSubject: y\nContent-Type: text/html\nContent-Type: text/x\n\nx\n");
        crlf("mbox line", "From a@b.test Fri Nov 21 09:55:06 1997\n>From: x\nSubject: x\n\nx\n");
        crlf(
                "bad types",
                "Content-Type: text/(c)plain(c); ; =; a; a=; =b; c=\"d\nContent-Disposition: ;a=b\n\nx\n");
        crlf(
                "quoted type",
                "Content-Type: \"text\"/\"plain\"; \"a\"=b\nContent-Disposition: \"x\"\n\nx\n");
        crlf("unknown encoding", "Content-Transfer-Encoding: x-uuencode\n\nx\n");
        crlf("comment at the encoding", "Content-Transfer-Encoding: base64(c)\n\nAAAA\n");
        crlf("broken base64", "Content-Transfer-Encoding: base64\n\nAA=A*\u00ff\nA===\n=\n");
        crlf(
                "broken quoted-printable",
                "Content-Transfer-Encoding: quoted-printable\n\n=\n=4\n=XY \t\n=00=3D =");
        crlf(
                "continued parameters",
                "Content-Type: text/plain; name*0*=utf-8'de'%C3%BC; name*1=\"\\\"y\"; name*3=z; name==?utf-8?q?=C3=BC?=\n"
                        + "Content-Disposition: attachment; filename*=utf-8''%00%0D%0A\n"
                        + "Content-Language: de, en (x), ,\nContent-Location: \" \"\nContent-Md5: x\n"
                        + "Content-Id: <x\nContent-Description: =?x?q?y?=\n\nx\n");
    }

    private void addresses() {
        crlf(
                "addresses",
                "From: \"Doe, \\\"J\\\"\" <j@d.test> (c (d) \\) e), <@r1,@r2:u@h.test>\n"
                        + "Sender: undisclosed:;\nReply-To: A: b@c.test, D: e@f.test;, ;\n"
                        + "To: Team: x@y.test, z@y.test; , , nobody, <>, <, a@, @b, \"a b\"@c.test\n"
                        + "Cc: \"unterminated <a@b.test>\nBcc: (unterminated a@b.test\n\nx\n");
        crlf("open group", "To: Team: x@y.test\nCc: :;:\nBcc: ;;a:b:c\n\nx\n");
        crlf("two thousand addresses", "To: G: " + "a@b.test,\n ".repeat(2000) + ";\n\nx\n");
        crlf("no date", "From: a@b.test\n\nx\n");
        crlf("odd date", "Date: \"yesterday\" \\ (x\nIn-Reply-To: \"\nMessage-Id: <\n\nx\n");
    }

    private void octets() {
        raw(
                "NUL",
                "Subject: \0x\0\r\nFrom: \0 <\0@\0>\r\nContent-Type: text/\0; \0=\0\r\n\r\n\0x\0\r\n\0");
        raw("NULs alone", "\0\0\0");
        crlf(
                "eight bit",
                "Subject: \u00fc\u0080\nFrom: \u00fc <\u00fc@\u00fc.test>\n\u00fc: x\nContent-Type: text/\u00fc; \u00fc=\u00fc\n\n\u00fc\u00ff\n");
        crlf(
                "controls",
                "Subject: \1\33[0m\u007f\nFrom: \7 <\b@\t>\nContent-Type: a\1/b; c=\"\1\"\nContent-Id: \f\n\n\33\n");
        crlf("all octets in base64", "Content-Transfer-Encoding: base64\n\nAAECAw0KDQ0KCg==\n");
    }
}
