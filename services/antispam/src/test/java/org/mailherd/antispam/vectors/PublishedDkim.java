package org.mailherd.antispam.vectors;

import java.util.List;
import java.util.Set;
import org.mailherd.mailauth.dkim.PublishedMessage;

/** The signed messages that stand in the RFCs themselves. */
final class PublishedDkim {

    /** RFC 6376 A.2 with the key of its C.2. */
    private static final String SIMPLE =
            """
            DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;
                  c=simple/simple; q=dns/txt; i=joe@football.example.com;
                  h=Received : From : To : Subject : Date : Message-ID;
                  bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                  b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB
                  4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut
                  KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV
                  4bmp/YzhwvcubU4=;
            Received: from client1.football.example.com  [192.0.2.1]
                  by submitserver.example.com with SUBMISSION;
                  Fri, 11 Jul 2003 21:01:54 -0700 (PDT)
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game. Are you hungry yet?

            Joe.
            """
                    .replace("\n", "\r\n");

    private static final String SIMPLE_KEY =
            "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7"
                    + "/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbt"
                    + "o/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";

    private static final List<String> BOTH_KEYS =
            List.of(
                    "brisbane._domainkey.football.example.com.",
                    PublishedMessage.ED25519,
                    "test._domainkey.football.example.com.",
                    PublishedMessage.RSA);

    private PublishedDkim() {}

    static void addTo(List<Vector> all) {
        List<String> simpleKey = List.of("brisbane._domainkey.example.com.", SIMPLE_KEY);
        all.add(vector("RFC 6376 A.2", simpleKey, SIMPLE, DkimVectors.ALLOW));
        all.add(
                vector(
                        "RFC 6376 A.2 changed",
                        simpleKey,
                        SIMPLE.replace("dinner", "supper"),
                        DkimVectors.REJECT));
        all.add(vector("RFC 8463 A.3", BOTH_KEYS, PublishedMessage.MESSAGE, DkimVectors.ALLOW));
        all.add(
                vector(
                        "RFC 8463 A.3 changed",
                        BOTH_KEYS,
                        PublishedMessage.MESSAGE.replace("game", "play"),
                        DkimVectors.REJECT));
    }

    private static Vector vector(String name, List<String> keys, String message, String symbol) {
        return new Vector(name, keys, "joe@football.example.com", message, Set.of(symbol));
    }
}
