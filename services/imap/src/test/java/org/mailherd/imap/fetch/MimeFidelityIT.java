package org.mailherd.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;

/**
 * The awkward mails of Apache mime4j, read from {@code -Dmailherd.data}; other mails, one a file,
 * by {@code -Dmailherd.mails=FOLDER}.
 */
@Tag("conformance")
class MimeFidelityIT {

    @Test
    void everyMailComesBackAsItWent() throws IOException {
        List<String> failures = new ArrayList<>();
        List<Path> mails = mails();
        for (boolean literal8 : new boolean[] {false, true}) {
            TestImap imap = TestImap.shared();
            try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
                client.ok("SELECT INBOX");
                MailCheck check = new MailCheck(client);
                for (Path mail : mails) {
                    check(check, mail, literal8, failures);
                }
            }
        }
        assertThat(mails).isNotEmpty();
        assertThat(failures).isEmpty();
    }

    private static void check(MailCheck check, Path mail, boolean literal8, List<String> failures)
            throws IOException {
        try {
            check.check(Files.readString(mail, StandardCharsets.ISO_8859_1), literal8);
        } catch (AssertionError | RuntimeException e) {
            failures.add(mail.getFileName() + ": " + e);
        }
    }

    private static List<Path> mails() throws IOException {
        Path data = Path.of(System.getProperty("mailherd.data", "../../../shared/data"));
        String folder = System.getProperty("mailherd.mails", data.resolve("mime").toString());
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
    }
}
