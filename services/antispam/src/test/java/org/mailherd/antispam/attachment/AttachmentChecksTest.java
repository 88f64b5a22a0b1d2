package org.mailherd.antispam.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.antispam.archive.Archives;
import org.mailherd.antispam.archive.Cost;
import org.mailherd.antispam.ole.NastyOle;
import org.mailherd.antispam.scan.Mails;

class AttachmentChecksTest {

    private static final String ATTACK =
            "Attribute VB_Name = \"M\"\r\nSub AutoOpen()\r\nShell \"cmd /c calc\"\r\nEnd Sub\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bill.scr | text | MIME_BAD_EXTENSION",
                "bill.pdf.exe | text | MIME_DOUBLE_BAD_EXTENSION",
                "bill.iso | text | MIME_BAD_EXTENSION",
                "bill.one | text | MIME_BAD_EXTENSION",
                "bill.lnk | text | MIME_BAD_EXTENSION",
                "bill\u202efdp.exe | text | MIME_BAD_UNICODE",
                "'bill.pdf                    .txt' | text | MIME_PADDED_NAME",
                "bill.pdf | {\\rtf1 | MIME_BAD_ATTACHMENT",
                "bill.rtf | {\\rtf1{\\object\\objupdate{\\*\\objdata 01}}} | RTF_OBJECT_AUTO",
                "bill.doc | {\\rtf1{\\object{\\*\\objdata 01}}} | RTF_OBJECT",
                "bill.pdf | %PDF-1.4 /OpenAction << /S /#4aavaScript /JS (x) >> | PDF_JAVASCRIPT",
                "bill.pdf | %PDF-1.4 /S /Launch /F (cmd.exe) | PDF_SUSPICIOUS",
                "bill.pdf | %PDF-1.4 trailer << /Encrypt 5 0 R >> | PDF_ENCRYPTED",
                "bill.html | <html>Hello | HTML_ATTACHMENT",
                "bill.html | <html><script>x=atob('aGk=')</script> | HTML_SMUGGLING",
                "bill.html | <html><form><input type=password> | HTML_ATTACHMENT_FORM",
            })
    void findsWhatIsDangerous(String name, String content, String symbol) {
        assertThat(symbols(name, bytes(content))).contains(symbol);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bill.pdf | %PDF-1.4",
                "notes.txt | hello",
                "www.example.de | hello",
                "letter.doc | {\\rtf1 hello}",
                "photo.final.jpg | \u00ff\u00d8\u00ff\u00e0",
                "v1.2.txt | hello",
            })
    void leavesHonestFilesAlone(String name, String content) {
        assertThat(symbols(name, bytes(content)))
                .noneMatch(
                        s -> s.startsWith("MIME_") || s.startsWith("PDF") || s.startsWith("RTF"));
    }

    @Test
    void programsAreFoundUnderAnyName() {
        byte[] program = new byte[256];
        program[0] = 'M';
        program[1] = 'Z';
        program[0x3c] = (byte) 0x80;
        program[0x80] = 'P';
        program[0x81] = 'E';
        assertThat(symbols("photo.jpg", program)).contains("MIME_DISGUISED_PROGRAM");
        assertThat(symbols("photo.dat", program)).contains("MIME_DISGUISED_PROGRAM");
        assertThat(symbols("setup.exe", program)).contains("MIME_PROGRAM", "MIME_BAD_EXTENSION");
    }

    @Test
    void filesInArchivesAreLookedAt() {
        assertThat(symbols("a.zip", Archives.zip("x/bill.pdf.vbs", bytes("x"))))
                .contains("MIME_BAD_EXTENSION", "MIME_DOUBLE_BAD_EXTENSION");
        assertThat(symbols("a.zip", Archives.zip("b.zip", Archives.zip("c.txt", bytes("x")))))
                .contains("MIME_ARCHIVE_IN_ARCHIVE");
        byte[] locked = Archives.zip("a.txt", bytes("x"));
        locked[6] |= 1;
        locked[new String(locked, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
        assertThat(symbols("a.zip", locked)).contains("MIME_ENCRYPTED_ARCHIVE");
    }

    @Test
    void officeDocumentsAndSourcesAreNoArchivesInArchives() {
        byte[] docx = Archives.zip("word/document.xml", bytes("<?xml"));
        assertThat(symbols("a.zip", Archives.zip("letter.docx", docx)))
                .doesNotContain("MIME_ARCHIVE_IN_ARCHIVE");
        byte[] source = Archives.gzip(Archives.tar("src/Main.java", bytes("class Main {}")));
        assertThat(symbols("src.tar.gz", source)).noneMatch(s -> s.startsWith("MIME_"));
    }

    @Test
    void macrosAreFoundInOldAndNewDocuments() throws IOException {
        byte[] ole = macros(ATTACK);
        assertThat(symbols("bill.doc", ole)).contains("OLEFY_MACRO");
        byte[] docm = Archives.zip(Map.of("word/vbaProject.bin", ole));
        assertThat(symbols("bill.docm", docm)).contains("OLEFY_MACRO");
        assertThat(symbols("a.zip", Archives.zip("bill.docm", docm))).contains("OLEFY_MACRO");
        assertThat(symbols("sum.xls", macros("Attribute VB_Name\r\nSub Add()\r\nEnd Sub\r\n")))
                .contains("OFFICE_MACRO")
                .doesNotContain("OLEFY_MACRO");
    }

    @Test
    void macrosThatOnlyStartByThemselvesWeighLess() throws IOException {
        byte[] greeting = macros("Attribute VB_Name\r\nSub AutoOpen()\r\nBeep\r\nEnd Sub\r\n");
        assertThat(symbols("bill.doc", greeting))
                .contains("OFFICE_MACRO_AUTO")
                .doesNotContain("OLEFY_MACRO", "OFFICE_MACRO");
    }

    @Test
    void documentsThatNoProgramWritesAreFound() {
        byte[] ole = new byte[4096];
        System.arraycopy(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), 0, ole, 0, 8);
        assertThat(symbols("bill.doc", ole)).contains("OFFICE_MALFORMED");
    }

    @Test
    void documentsWithMoreThanIsLookedAtSaySo() {
        byte[] streams = NastyOle.KINDS.get("streams that are one").apply(300);
        assertThat(symbols("bill.doc", streams)).contains("OFFICE_NOT_SEEN");
    }

    @Test
    void archivesThatHideSomethingAreFound() {
        byte[] zip = Archives.zip("bill.exe", bytes("x"));
        int second = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 46;
        System.arraycopy(bytes("bill.txt"), 0, zip, second, 8);
        assertThat(symbols("a.zip", zip)).contains("MIME_OBFUSCATED_ARCHIVE");
        byte[] deep = Archives.zip("bill.txt", bytes("x"));
        for (int i = 0; i < 6; i++) {
            deep = Archives.zip("b.zip", deep);
        }
        assertThat(symbols("a.zip", deep)).contains("MIME_ARCHIVE_TOO_DEEP");
    }

    @Test
    void macrosWhoseSourceIsHiddenAreMacrosStill() throws IOException {
        assertThat(symbols("bill.doc", macros("no source begins like this")))
                .contains("OFFICE_MACRO");
    }

    @Test
    void templateFromElsewhereIsFound() {
        String relations =
                "<?xml version='1.0'?><Relationship Type=\"x/attachedTemplate\" Target=\"https://evil.test/\" TargetMode=\"External\"/>";
        byte[] docx = Archives.zip("word/_rels/settings.xml.rels", bytes(relations));
        assertThat(symbols("bill.docx", docx)).contains("OFFICE_REMOTE_TEMPLATE");
    }

    /** Threats, case 8: a header that promises gigabytes must not be believed. */
    @Test
    void threatCase08OleHeaderThatPromisesGigabytes() {
        byte[] ole = new byte[4096];
        System.arraycopy(bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"), 0, ole, 0, 8);
        ole[0x1e] = 9;
        ole[0x2e] = 0x10;
        Cost<Set<Trait>> cost = Cost.of(() -> Macros.in(ole));
        assertThat(cost.allocated()).isLessThan(1 << 20);
        assertThat(cost.result()).containsExactly(Trait.MALFORMED);
    }

    /** Threats, case 16: what a stranger calls a file arrives as an option, cut to its length. */
    @Test
    void threatCase16NamesAreOptionsOfBoundedLength() {
        String name = "<script>alert(1)</script>" + "x".repeat(2000) + ".exe";
        assertThat(symbols(name, bytes("x"))).isNotEmpty();
    }

    /** MS-OVBA 2.4.1, literals only: one flag octet for each eight. */
    static byte[] macros(String source) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        byte[] text = bytes(source);
        for (int at = 0; at < text.length; at += 8) {
            chunk.write(0);
            chunk.write(text, at, Math.min(8, text.length - at));
        }
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        module.write(new byte[100]);
        module.write(1);
        int header = chunk.size() - 1 | 0xb000;
        module.write(header & 0xff);
        module.write(header >> 8);
        chunk.writeTo(module);
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            DirectoryEntry vba = file.getRoot().createDirectory("Macros").createDirectory("VBA");
            vba.createDocument("Module1", new ByteArrayInputStream(module.toByteArray()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static List<String> symbols(String name, byte[] content) {
        return Mails.symbols(Mails.attached(name, "application/octet-stream", content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
