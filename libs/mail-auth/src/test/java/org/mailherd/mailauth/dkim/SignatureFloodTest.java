package org.mailherd.mailauth.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailherd.mailauth.arc.ArcStatus;
import org.mailherd.mailauth.arc.ArcVerifier;
import org.mailherd.mailauth.dns.InMemoryDns;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.spf.SpfCheck;
import org.mailherd.mailauth.spf.SpfQuery;
import org.mailherd.mailauth.spf.SpfResult;

/** Threats, case 23: floods of what has to be proved, counted by what they cost. */
class SignatureFloodTest {

    private static final String HASH =
            "bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJD\r\n";

    private final InMemoryDns dns = new InMemoryDns();

    @Test
    void ofAHundredSignaturesTenAreLookedAtAndFourWaysToHashTheBody() {
        HeaderBlock header =
                header(
                        100,
                        i ->
                                "DKIM-Signature: v=1; a=rsa-sha256; d=a.test; s=s; h=from; l="
                                        + i
                                        + "; "
                                        + HASH);
        DkimVerification verification = new DkimVerifier(dns, Clock.systemUTC()).begin(header);
        verification.update(new byte[1000], 0, 1000);
        List<DkimResult> results = verification.finish();
        assertThat(results).hasSize(DkimVerification.SIGNATURE_LIMIT);
        assertThat(results)
                .filteredOn(result -> result.reason().contains("ways of their own"))
                .hasSize(DkimVerification.SIGNATURE_LIMIT - DkimVerification.BODY_LIMIT);
        assertThat(dns.questions()).isLessThanOrEqualTo(DkimVerification.BODY_LIMIT);
    }

    @Test
    void signaturesThatHashTheBodyAlikeAreAllLookedAt() {
        HeaderBlock header =
                header(
                        10,
                        i ->
                                "DKIM-Signature: v=1; a=rsa-sha256; d=a.test; s=s"
                                        + i
                                        + "; h=from; "
                                        + HASH);
        DkimVerification verification = new DkimVerifier(dns, Clock.systemUTC()).begin(header);
        assertThat(verification.finish())
                .hasSize(10)
                .noneMatch(result -> result.reason().contains("ways of their own"));
    }

    @Test
    void moreThanFiftySealsCostNoQuestion() {
        HeaderBlock header =
                header(
                        60,
                        i ->
                                "ARC-Seal: i="
                                        + (60 - i)
                                        + "; a=rsa-sha256; cv=pass; d=a.test; s=s; b=QUJD\r\n"
                                        + "ARC-Message-Signature: i="
                                        + (60 - i)
                                        + "; a=rsa-sha256; d=a.test; s=s; h=from; "
                                        + HASH
                                        + "ARC-Authentication-Results: i="
                                        + (60 - i)
                                        + "; a.test; spf=pass\r\n");
        assertThat(new ArcVerifier(dns).begin(header).finish().status()).isEqualTo(ArcStatus.FAIL);
        assertThat(dns.questions()).isZero();
    }

    /** RFC 7208 4.6.4: ten terms, ten exchangers each. */
    @Test
    void exchangersWithoutEndCostAHundredAndElevenQuestionsAtMost() {
        String terms =
                IntStream.range(0, 10)
                        .mapToObj(i -> "mx:m" + i + ".test")
                        .collect(Collectors.joining(" "));
        dns.txt("a.test", "v=spf1 " + terms + " -all");
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                dns.mx("m" + i + ".test", j, "h" + i + j + ".test");
                dns.address("h" + i + j + ".test", "192.0.2.1");
            }
        }
        SpfQuery query =
                SpfQuery.mailFrom(InetAddress.ofLiteral("198.51.100.1"), "b@a.test", "a.test");
        assertThat(new SpfCheck(dns, Clock.systemUTC(), "us.test").check(query).result())
                .isEqualTo(SpfResult.FAIL);
        assertThat(dns.questions()).isLessThanOrEqualTo(111);
    }

    private static HeaderBlock header(int count, IntFunction<String> field) {
        String fields = IntStream.range(0, count).mapToObj(field).collect(Collectors.joining());
        return HeaderBlock.parse(
                (fields + "From: a@a.test\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
