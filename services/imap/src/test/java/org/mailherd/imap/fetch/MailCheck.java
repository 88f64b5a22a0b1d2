package org.mailherd.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mailherd.imap.ImapClient;

/** Puts a mail into INBOX and looks whether IMAP gives back the very same, whole and in pieces. */
final class MailCheck {
    private static final int PARTS_AT_ONCE = 20;

    private final ImapClient client;
    private int number;

    /**
     * @param client with an empty INBOX selected
     */
    MailCheck(ImapClient client) {
        this.client = client;
    }

    /**
     * @param literal8 whether to announce it as one that may hold NUL
     * @return the parts that are shown
     */
    List<ShownPart> check(String mail, boolean literal8) throws IOException {
        assertThat(client.append("INBOX", literal8 ? "~" : "", mail)).contains(" OK ");
        number++;
        Map<String, Datum> whole =
                fetch(
                        "RFC822.SIZE ENVELOPE BODY BODYSTRUCTURE BODY.PEEK[] BODY.PEEK[HEADER]"
                                + " BODY.PEEK[TEXT] BINARY.SIZE[] BINARY.PEEK[] BODY.PEEK[HEADER.FIELDS (SUBJECT)] PREVIEW");
        same(text(whole, "BODY[]"), mail);
        assertThat(get(whole, "RFC822.SIZE").number()).isEqualTo(mail.length());
        assertThat(get(whole, "BINARY.SIZE[]").number())
                .isEqualTo(text(whole, "BINARY[]").length());
        same(text(whole, "BODY[HEADER]") + text(whole, "BODY[TEXT]"), mail);
        ShownPart.checkEnvelope(get(whole, "ENVELOPE"));
        List<ShownPart> parts = ShownPart.of(get(whole, "BODYSTRUCTURE"), true);
        assertThat(ShownPart.of(get(whole, "BODY"), false)).isEqualTo(parts);
        partial("BODY", "", mail);
        for (int from = 0; from < parts.size(); from += PARTS_AT_ONCE) {
            List<ShownPart> some =
                    parts.subList(from, Math.min(parts.size(), from + PARTS_AT_ONCE));
            parts(some, mail);
        }
        return parts;
    }

    private void parts(List<ShownPart> parts, String mail) throws IOException {
        List<String> wanted = new ArrayList<>();
        for (ShownPart part : parts) {
            String number = part.section();
            wanted.add("BODY.PEEK[" + number + "] BODY.PEEK[" + number + ".MIME]");
            if (part.isMessage()) {
                wanted.add("BODY.PEEK[" + number + ".HEADER] BODY.PEEK[" + number + ".TEXT]");
            }
        }
        Map<String, Datum> values = fetch(String.join(" ", wanted));
        for (ShownPart part : parts) {
            part(part, values, mail);
            binary(part, text(values, "BODY[" + part.section() + "]"));
        }
        ShownPart last = parts.getLast();
        partial("BODY", last.section(), text(values, "BODY[" + last.section() + "]"));
    }

    private static void part(ShownPart part, Map<String, Datum> values, String mail) {
        String number = part.section();
        String content = text(values, "BODY[" + number + "]");
        String header = text(values, "BODY[" + number + ".MIME]");
        assertThat(mail).contains(header + content);
        if (!part.isMultipart()) {
            assertThat(content).hasSize((int) part.size());
        }
        if (part.lines() >= 0) {
            assertThat(content.chars().filter(c -> c == '\n').count()).isEqualTo(part.lines());
        }
        if (part.isMessage()) {
            same(
                    text(values, "BODY[" + number + ".HEADER]")
                            + text(values, "BODY[" + number + ".TEXT]"),
                    content);
        }
    }

    private void binary(ShownPart part, String content) throws IOException {
        String items = "BINARY.SIZE[" + part.section() + "] BINARY.PEEK[" + part.section() + "]";
        if (!part.isMultipart() && !part.isDecodable()) {
            assertThat(client.command("FETCH " + number + " (" + items + ")").getLast())
                    .contains(" NO [UNKNOWN-CTE]");
            return;
        }
        if (part.isMultipart()) {
            return;
        }
        Map<String, Datum> values = fetch(items);
        String decoded = text(values, "BINARY[" + part.section() + "]");
        assertThat(get(values, "BINARY.SIZE[" + part.section() + "]").number())
                .isEqualTo(decoded.length());
        if (!part.isDecoded()) {
            same(decoded, content);
        }
        partial("BINARY", part.section(), decoded);
    }

    private void partial(String item, String section, String whole) throws IOException {
        int size = whole.length();
        int[][] pieces = {{0, 1}, {0, 10}, {3, 7}, {size / 2, size + 1}, {size, 5}, {size + 9, 5}};
        for (int[] piece : pieces) {
            String label = item + "[" + section + "]<" + piece[0] + ">";
            Map<String, Datum> values =
                    fetch(item + ".PEEK[" + section + "]<" + piece[0] + "." + piece[1] + ">");
            int from = Math.min(size, piece[0]);
            same(text(values, label), whole.substring(from, Math.min(size, from + piece[1])));
        }
    }

    private Map<String, Datum> fetch(String items) throws IOException {
        List<String> answers = client.ok("FETCH " + number + " (" + items + ")");
        answers.removeIf(answer -> !answer.contains(" FETCH "));
        assertThat(answers).hasSize(1);
        return FetchResponse.parse(answers.getFirst());
    }

    private static Datum get(Map<String, Datum> values, String label) {
        return Objects.requireNonNull(values.get(label), () -> label + " in " + values.keySet());
    }

    private static String text(Map<String, Datum> values, String label) {
        return get(values, label).string();
    }

    /** Without printing megabytes. */
    private static void same(String actual, String expected) {
        if (!actual.equals(expected)) {
            assertThat(actual.length()).as("octets").isEqualTo(expected.length());
            throw new AssertionError("other octets");
        }
    }
}
