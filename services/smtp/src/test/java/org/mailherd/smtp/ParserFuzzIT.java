package org.mailherd.smtp;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.smtp.client.ChallengeFuzzer;
import org.mailherd.smtp.client.ReplyFuzzer;
import org.mailherd.smtp.data.AddressListFuzzer;
import org.mailherd.smtp.data.BdatFuzzer;
import org.mailherd.smtp.envelope.EnvelopeFuzzer;
import org.mailherd.smtp.login.ResponseFuzzer;
import org.mailherd.smtp.routing.RouteFuzzer;
import org.mailherd.smtp.session.CommandFuzzer;
import org.mailherd.testsupport.Fuzzing;

/** What strangers, and operators, write to the SMTP service. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class ParserFuzzIT {

    @Test
    void commandLines() throws Exception {
        Fuzzing.run(
                CommandFuzzer.class, List.of("MAIL FROM:<a@b.test>\r\n", "noop \0\r\n", "\r\n"));
    }

    @Test
    void envelopesAddressesAndDsn() throws Exception {
        Fuzzing.run(
                EnvelopeFuzzer.class,
                List.of(
                        "<a@b.test> SIZE=1 BODY=BINARYMIME RET=HDRS ENVID=a+2Bb SMTPUTF8 HOLDFOR=9",
                        "<\"a b\"@[192.0.2.1]> NOTIFY=SUCCESS,DELAY ORCPT=utf-8;a\\x{F6}@b.test",
                        "<@x.test,@y.test:c+d@e.test> HOLDUNTIL=2026-01-03T00:00:00Z REQUIRETLS"));
    }

    @Test
    void chunksAndHeaders() throws Exception {
        Fuzzing.run(
                BdatFuzzer.class,
                List.of("1024 LAST", "0", "From: a\r\nTo: b\r\n c\r\n\r\nbody\r\n"));
    }

    @Test
    void answersToAuth() throws Exception {
        Fuzzing.run(ResponseFuzzer.class, List.of("*", "AGFsaWNlAHB3", "="));
    }

    @Test
    void repliesAndOffersOfServers() throws Exception {
        Fuzzing.run(
                ReplyFuzzer.class,
                List.of(
                        "250-mx.test\r\n250-SIZE 1000\r\n250-AUTH=PLAIN LOGIN\r\n250 LIMITS RCPTMAX=5\r\n",
                        "550-5.1.1 a\r\n550 5.1.1 b\r\n",
                        "354\n"));
    }

    @Test
    void challengesOfRelayHosts() throws Exception {
        Fuzzing.run(
                ChallengeFuzzer.class,
                List.of("x,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096", "v=6rriTRBi23Wp", "e=other-error"));
    }

    @Test
    void addressesInHeaders() throws Exception {
        Fuzzing.run(
                AddressListFuzzer.class,
                List.of(
                        "\"A \\\" B\" <a@b.test>, (c (d)) e@f.test",
                        "group: a@b.test, <@x.test:c@d.test>;",
                        "Authentication-Results: (x) \"mx.alpha.test\" 1; spf=pass"));
    }

    @Test
    void nextHopsAndTlsParameters() throws Exception {
        Fuzzing.run(
                RouteFuzzer.class,
                List.of(
                        "[mail.b.test]:587",
                        "smtps:[192.0.2.1]:465",
                        "match=a:b protocols=TLSv1.3"));
    }
}
