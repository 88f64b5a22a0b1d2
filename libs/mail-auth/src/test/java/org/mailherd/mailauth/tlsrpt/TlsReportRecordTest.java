package org.mailherd.mailauth.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8460 3. */
class TlsReportRecordTest {

    @Test
    void readsTheRecordsOfTheStandard() {
        assertThat(addresses("v=TLSRPTv1;rua=mailto:reports@example.com"))
                .containsExactly("mailto:reports@example.com");
        assertThat(addresses("v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt"))
                .containsExactly("https://reporting.example.com/v1/tlsrpt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=TLSRPTv1 ; rua=mailto:a@b.example ;",
                "v=TLSRPTv1;new-field=word;rua=mailto:a@b.example",
                "v=TLSRPTv1; rua= ftp://b.example, mailto:a@b.example ",
            })
    void spacesExtensionsAndUnknownWaysDoNoHarm(String record) {
        assertThat(addresses(record)).containsExactly("mailto:a@b.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v=TLSRPTv1",
                "v=TLSRPTv1;",
                "v=TLSRPTv2;rua=mailto:a@b.example",
                "v=tlsrptv1;rua=mailto:a@b.example",
                "rua=mailto:a@b.example;v=TLSRPTv1",
                "v=TLSRPTv1;rua=",
                "v=TLSRPTv1;rua=http://b.example/",
                "v=TLSRPTv1;;rua=mailto:a@b.example",
                "v=TLSRPTv1;rua mailto:a@b.example",
            })
    void whatIsNoRecordAsksForNoReports(String record) {
        assertThat(TlsReportRecord.parse(List.of(record))).isEmpty();
    }

    @Test
    void ofTwoRecordsNoneCounts() {
        String one = "v=TLSRPTv1;rua=mailto:a@b.example";
        assertThat(TlsReportRecord.parse(List.of(one, one))).isEmpty();
        assertThat(TlsReportRecord.parse(List.of("v=spf1 -all", one))).isPresent();
    }

    @Test
    void aRecordWithoutEndIsNone() {
        assertThat(
                        TlsReportRecord.parse(
                                List.of(
                                        "v=TLSRPTv1;rua=mailto:a@b.example;"
                                                + "x=y;".repeat(5000))))
                .isEmpty();
    }

    private static List<String> addresses(String record) {
        return TlsReportRecord.parse(List.of(record)).orElseThrow().addresses();
    }
}
