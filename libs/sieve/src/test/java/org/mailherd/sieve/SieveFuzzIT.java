package org.mailherd.sieve;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.testsupport.Fuzzing;

/** What owners of mailboxes write, over what strangers write. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class SieveFuzzIT {

    @Test
    void scriptsOverMessages() throws Exception {
        Fuzzing.run(
                SieveFuzzer.class,
                List.of(
                        """
                        require ["fileinto", "variables", "regex", "relational", "imap4flags"];
                        if allof (header :matches "subject" "*[*]*", not size :over 1M) {
                          set :lower "a" "${1}"; addflag ["\\\\Seen", "$x"]; fileinto "A/${a}";
                        } elsif address :regex :domain "from" "^(.*)\\\\.com$" { discard; stop; }
                        else { redirect "bart@example.com"; }
                        \0From: "T" <t@example.com>
                        Subject: =?utf-8?q?x=5By=5D?=

                        body
                        """,
                        """
                        require ["date", "index", "body", "vacation", "editheader", "encoded-character"];
                        if date :zone "+0100" :index 1 :last "received" "hour" "10" { keep; }
                        if body :content "text" :contains "${hex:41}" { addheader "X" "y"; }
                        vacation :days 3 :addresses ["a@b.c"] text:
                        gone
                        .
                        ;
                        \0Received: a; Mon, 1 Jan 2026 10:00:00 +0100
                        To: nico@example.org
                        Content-Type: multipart/mixed; boundary=b

                        --b
                        Content-Transfer-Encoding: base64

                        QQ==
                        --b--
                        """,
                        """
                        require ["foreverypart", "mime", "extracttext", "variables", "enotify", "ihave"];
                        foreverypart :name "o" { if header :mime :param "name" "content-type" "x" {
                          extracttext :first 3 "t"; break :name "o"; } }
                        if ihave "nope" { nope; } else { notify "mailto:a@b.c"; }
                        """));
    }
}
