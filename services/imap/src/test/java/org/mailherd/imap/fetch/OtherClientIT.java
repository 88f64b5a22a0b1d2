package org.mailherd.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.TestImap;
import org.mailherd.imap.delivery.LmtpClient;

/** Mail as another implementation puts it in and gets it out again. */
class OtherClientIT {
    private final TestImap imap = TestImap.shared();

    @Test
    void awkwardMailsComeBackOctetByOctetWholeAndInPieces() throws Exception {
        for (boolean pieces : new boolean[] {false, true}) {
            List<String> unread = new ArrayList<>();
            try (OtherClient client = new OtherClient(imap, imap.newMailbox(), pieces)) {
                for (Map.Entry<String, String> mail : AwkwardMails.all().entrySet()) {
                    byte[] octets = octets(mail.getValue());
                    IMAPMessage message = client.append(octets);
                    same(read(message.getMimeStream()), octets, mail.getKey());
                    byte[] header = client.section(message, "HEADER");
                    same(header, Arrays.copyOf(octets, header.length), mail.getKey());
                    same(
                            client.section(message, "TEXT"),
                            Arrays.copyOfRange(octets, header.length, octets.length),
                            mail.getKey());
                    structure(message, mail.getKey(), unread);
                }
            }
            // It enables UTF8=ACCEPT, and yet takes no message/global for a message.
            assertThat(unread).isEqualTo(List.of("global message"));
        }
    }

    private static void structure(IMAPMessage message, String name, List<String> unread) {
        try {
            message.getContentType();
        } catch (MessagingException e) {
            unread.add(name);
        }
    }

    @Test
    void deliveredMailIsWhatWasSentBehindTheLinesOfItsWay() throws Exception {
        String address = imap.newMailbox();
        try (OtherClient client = new OtherClient(imap, address, true)) {
            for (Map.Entry<String, String> mail : AwkwardMails.all().entrySet()) {
                if (!hasLinesOnly(mail.getValue())) {
                    continue;
                }
                deliver(mail.getValue(), address);
                byte[] sent = octets(mail.getValue());
                byte[] got = read(client.newest().getMimeStream());
                int ahead = got.length - sent.length;
                assertThat(ahead).as(mail.getKey()).isPositive();
                same(Arrays.copyOfRange(got, ahead, got.length), sent, mail.getKey());
                assertThat(new String(got, 0, ahead, StandardCharsets.ISO_8859_1))
                        .as(mail.getKey())
                        .matches("(?s)([\\w-]+:( [^\\r\\n]*|\\r\\n[ \\t][^\\r\\n]*)+\\r\\n)+");
            }
        }
    }

    private void deliver(String mail, String address) throws IOException {
        String stuffed = (mail.startsWith(".") ? "." : "") + mail.replace("\r\n.", "\r\n..");
        List<String> replies =
                LmtpClient.session(
                        imap,
                        "LHLO t\r\nMAIL FROM:<a@b.test> BODY=8BITMIME\r\nRCPT TO:<"
                                + address
                                + ">\r\nDATA\r\n"
                                + stuffed
                                + ".\r\nQUIT\r\n");
        assertThat(replies).anyMatch(reply -> reply.startsWith("250 2.1.5"));
    }

    private static boolean hasLinesOnly(String mail) {
        String left = mail.replace("\r\n", "");
        return mail.endsWith("\r\n") && left.indexOf('\r') < 0 && left.indexOf('\n') < 0;
    }

    @Test
    void whatItMakesOfBodyStructureIsWhatItMakesOfTheOctets() throws Exception {
        try (OtherClient client = new OtherClient(imap, imap.newMailbox(), true)) {
            for (String mail : List.of(NASTY, FLAT)) {
                byte[] octets = octets(mail.replace("\n", "\r\n"));
                MimeMessage parsed =
                        new MimeMessage(client.session(), new ByteArrayInputStream(octets));
                IMAPMessage fetched = client.append(octets);
                assertThat(head(fetched)).isEqualTo(head(parsed));
                assertThat(parts(fetched)).isEqualTo(parts(parsed)).hasSizeGreaterThan(1);
            }
        }
    }

    /** What ENVELOPE tells, as against the header itself. */
    private static List<Object> head(MimeMessage message) throws MessagingException {
        return Arrays.asList(
                // What folded it is one blank in ENVELOPE.
                message.getSubject().replaceAll("\\s+", " "),
                text(message.getFrom()),
                text(message.getAllRecipients()),
                text(message.getReplyTo()),
                message.getSentDate(),
                message.getMessageID());
    }

    /** Quotes are how a header says it, and no part of the address. */
    private static String text(Address[] addresses) {
        return Arrays.toString(addresses).replaceAll("[ \"]", "");
    }

    private static List<String> parts(Part part) throws Exception {
        List<String> all = new ArrayList<>();
        gather(part, all);
        return all;
    }

    private static void gather(Part part, List<String> all) throws Exception {
        String type = part.getContentType().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(type.replaceAll(";.*", ""));
        text.append(" disposition=").append(part.getDisposition());
        text.append(" file=").append(part.getFileName());
        text.append(" description=").append(part.getDescription());
        text.append(" id=").append(((MimePart) part).getContentID());
        text.append(" encoding=").append(encoding((MimePart) part));
        if (part.isMimeType("multipart/*")) {
            Multipart inner = (Multipart) part.getContent();
            all.add(text.toString());
            for (int i = 0; i < inner.getCount(); i++) {
                BodyPart child = inner.getBodyPart(i);
                gather(child, all);
            }
        } else if (part.isMimeType("message/rfc822")) {
            all.add(text.toString());
            gather((Part) part.getContent(), all);
        } else {
            byte[] content = read(part.getInputStream());
            all.add(text + " content=" + new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    /** RFC 2045 6.1: BODYSTRUCTURE has the default in words, for what has an encoding at all. */
    private static String encoding(MimePart part) throws MessagingException {
        String encoding = part.getEncoding();
        return encoding == null ? "7bit" : encoding.toLowerCase(Locale.ROOT);
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    private static byte[] octets(String mail) {
        return mail.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Without printing megabytes. */
    private static void same(byte[] actual, byte[] expected, String name) {
        assertThat(actual.length).as(name).isEqualTo(expected.length);
        assertThat(Arrays.mismatch(actual, expected)).as(name).isEqualTo(-1);
    }

    private static final String FLAT =
            """
            From: "Doe, John \\"J\\"" <john@example.org>, =?iso-8859-1?q?J=F6rg?= <joerg@example.org>
            To: Team: a@example.org, "b.c"@example.org;, d@example.org
            Reply-To: <e@example.org>
            Subject: =?utf-8?B?w7zDvMO8?= =?utf-8?Q?_und_?=
             =?koi8-r?B?8NLJ18XU?=
            Date: Fri, 21 Nov 1997 09:55:06 -0600
            Message-ID: <flat@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="=_(b) b"

            preamble
            --=_(b) b

            first, without a header
            --=_(b) b
            Content-Type: text/plain; charset=shift_jis
            Content-Transfer-Encoding: base64

            k/qWew==
            --=_(b) b
            Content-Type: application/octet-stream;
             name*0*=utf-8''%e2%82%ac%20; name*1="long "; name*2*=rates
            Content-Disposition: attachment;
             filename*0*=utf-8''%e2%82%ac%20; filename*1="long "; filename*2*=rates
            Content-ID: <two@example.org>
            Content-Description: =?utf-8?q?=E2=82=AC?=
            Content-Transfer-Encoding: QUOTED-PRINTABLE

            a=00b=0D=0A=
            c
            --=_(b) b--
            epilogue
            """;

    private static final String NASTY =
            """
            From: a <a@b.example> (c)
            Sender: =?us-ascii?q?a=22b?= <s@example.org>
            To: undisclosed-recipients:;
            Cc: "a\\\\b" <c@[127.0.0.1]>
            Subject:  folded
            \t tab
            Message-ID: <nasty@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: multipart/alternative; boundary=xx

            --xx
            Content-Type: text/plain; charset=nothing-known; format=flowed

            plain \u00fc
            --xx
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            <p>=C3=BC</p>
            --xx--
            --x
            Content-Type: message/rfc822
            Content-Disposition: inline; filename=inner.eml

            Subject: inner
            From: i@example.org
            Content-Type: multipart/parallel; boundary=d

            --d
            Content-Type: message/rfc822

            Subject: in a message

            deep
            --d--
            --x
            Content-Type: image/png; name=pixel.png
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="pixel.png"

            iVBORw0KGgo=
            --x--
            """;
}
