package org.mailherd.antispam.clamd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.archive.Archives;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.clamd.ClamdProperties.WhenDown;
import org.mailherd.antispam.scan.Mails;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scans;

/** Debian's clamd with a signature file of our own. */
@Tag("clamd")
class ClamdIT {

    private static final byte[] EICAR =
            ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS" + "-TEST-FILE!$H+H*")
                    .getBytes(StandardCharsets.US_ASCII);

    private static Clamd clamd;
    private static VirusInquiry inquiry;

    @BeforeAll
    static void start() throws IOException {
        clamd = Clamd.start();
        inquiry = VirusInquiryTest.inquiry(clamd.address(), WhenDown.DEFER);
    }

    @AfterAll
    static void stop() throws IOException {
        clamd.close();
    }

    @Test
    void eicarIsRejectedWithItsName() {
        ScanOutcome.Judged judged = judge(Mails.attached("eicar.com", "text/x", EICAR));
        assertThat(judged.verdict().action()).isEqualTo(Action.REJECT);
        assertThat(options(judged)).containsExactly("Eicar-Test-Signature.UNOFFICIAL");
    }

    @Test
    void eicarInAnArchiveIsFound() {
        byte[] zip = Archives.zip("a.zip", Archives.zip("eicar.com", EICAR));
        assertThat(options(judge(Mails.attached("a.zip", "application/zip", zip))))
                .containsExactly("Eicar-Test-Signature.UNOFFICIAL");
        assertThat(options(judge(Mails.attached("a.gz", "text/x", Archives.gzip(EICAR)))))
                .containsExactly("Eicar-Test-Signature.UNOFFICIAL");
    }

    /** Threats, case 8: within clamd's limits it is found, however it is packed. */
    @Test
    void eicarInArchivesOfOtherKindsIsFound() {
        byte[] tar = Archives.gzip(Archives.tar("eicar.com", EICAR));
        byte[] seven = Archives.sevenZip("a.zip", Archives.zip("eicar.com", EICAR));
        for (byte[] archive : List.of(tar, seven, Archives.zip("a.tgz", tar))) {
            assertThat(options(judge(Mails.attached("a.bin", "text/x", archive))))
                    .containsExactly("Eicar-Test-Signature.UNOFFICIAL");
        }
    }

    /** Threats, case 8: beyond its limits clamd sees nothing; that is said, and no virus. */
    @Test
    void whatIsDeeperThanClamdLooksIsMarked() {
        byte[] archive = EICAR;
        for (int depth = 0; depth < 12; depth++) {
            archive = Archives.zip("a.zip", archive);
        }
        ScanOutcome.Judged judged = judge(Mails.attached("a.zip", "application/zip", archive));
        assertThat(Scans.symbols(judged))
                .contains("CLAM_VIRUS_TOO_LARGE")
                .doesNotContain("CLAM_VIRUS");
    }

    @Test
    void ourOwnSignatureIsFoundInTheText() {
        assertThat(options(judge(Mails.text("Hello " + Clamd.MARKED + " there"))).getFirst())
                .startsWith("Mailherd.Test");
    }

    @Test
    void honestMailPasses() {
        assertThat(Scans.symbols(judge(Mails.attached("a.txt", "text/x", new byte[50_000]))))
                .noneMatch(symbol -> symbol.startsWith("CLAM"));
    }

    @Test
    void whatClamdDoesNotTakeIsMarked() {
        ScanOutcome.Judged judged = judge(Mails.attached("a.bin", "text/x", new byte[300_000]));
        assertThat(Scans.symbols(judged)).contains("CLAM_VIRUS_TOO_LARGE");
    }

    private static ScanOutcome.Judged judge(String message) {
        return new Scans().inquiries(inquiry).judge(message);
    }

    private static List<String> options(ScanOutcome.Judged judged) {
        return judged.verdict().hits().stream()
                .filter(hit -> hit.symbol().name().equals("CLAM_VIRUS"))
                .flatMap(hit -> hit.options().stream())
                .toList();
    }
}
