package org.mailherd.mailauth;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailherd.mailauth.arc.ArcFuzzer;
import org.mailherd.mailauth.dane.TlsaFuzzer;
import org.mailherd.mailauth.dkim.DkimFuzzer;
import org.mailherd.mailauth.dmarc.DmarcFuzzer;
import org.mailherd.mailauth.mtasts.StsFuzzer;
import org.mailherd.mailauth.spf.SpfFuzzer;
import org.mailherd.mailauth.srs.SrsFuzzer;
import org.mailherd.testsupport.Fuzzing;

/** What strangers write into their DNS and their messages. */
@Tag("fuzz")
@Timeout(value = 12, unit = TimeUnit.HOURS)
class ParserFuzzIT {

    @Test
    void dkimSignaturesAndKeys() throws Exception {
        Fuzzing.run(
                DkimFuzzer.class,
                List.of(
                        "v=DKIM1; k=rsa; h=sha256; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ==",
                        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=alpha.test; s=s1;\r\n"
                                + " h=From:To; l=10; t=1; x=2; i=@alpha.test; bh=aGFzaA==; b=c2ln\r\n"));
    }

    @Test
    void chainsOfArc() throws Exception {
        Fuzzing.run(
                ArcFuzzer.class,
                List.of(
                        """
                        ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=a.test; s=s; b=c2ln\r
                        ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed; d=a.test; s=s;\r
                         h=from; bh=aGFzaA==; b=c2ln\r
                        ARC-Authentication-Results: i=1; a.test; spf=pass\r
                        From: a@a.test\r
                        \r
                        body\r
                        """));
    }

    @Test
    void spfRecords() throws Exception {
        Fuzzing.run(
                SpfFuzzer.class,
                List.of(
                        " a:%{d1r.}/24//64 mx ip4:192.0.2.0/24 ip6:2001:db8::/32 include:x.test -all",
                        " exists:%{ir}.%{v}._spf.%{d2} redirect=%{o} exp=e.%{h}"));
    }

    @Test
    void dmarcRecordsAndResults() throws Exception {
        Fuzzing.run(
                DmarcFuzzer.class,
                List.of(
                        "v=DMARC1; p=reject; sp=none; np=quarantine; adkim=s; psd=y; t=y; pct=5; fo=1:d",
                        " rua=mailto:a@alpha.example!10m,https://alpha.example/; ruf=mailto:b@alpha.example",
                        "mx.alpha.example 1; dmarc/1=pass (p=reject) reason=\"x\" header.from=alpha.example"));
    }

    @Test
    void mtaStsRecordsAndPolicies() throws Exception {
        Fuzzing.run(
                StsFuzzer.class,
                List.of(
                        "v=STSv1; id=20261122;",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
                        "version: STSv1\r\nmode: enforce\r\nmx: *.alpha.test\r\nmax_age: 86400\r\n"));
    }

    @Test
    void tlsaRecords() throws Exception {
        Fuzzing.run(TlsaFuzzer.class, List.of("\2\0\0\60\202", "\3\1\1" + "a".repeat(32)));
    }

    @Test
    void rewrittenSenders() throws Exception {
        Fuzzing.run(
                SrsFuzzer.class,
                List.of(
                        "SRS0=aaaa=AB=alpha.test=alice@beta.test",
                        "SRS1=aaaa=alpha.test==bbbb=AB=gamma.test=bob@beta.test",
                        "alice@alpha.test"));
    }

    @Test
    void arcChains() throws Exception {
        Fuzzing.run(
                ArcFuzzer.class,
                List.of(
                        "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=alpha.test; s=s1; t=1; b=c2ln\r\n"
                                + "ARC-Message-Signature: i=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
                                + " d=alpha.test; s=s1; h=From:To; bh=aGFzaA==; b=c2ln\r\n"
                                + "ARC-Authentication-Results: i=1; mx.alpha.test; spf=pass\r\n"
                                + "From: alice@alpha.test\r\n\r\nbody\r\n"));
    }
}
