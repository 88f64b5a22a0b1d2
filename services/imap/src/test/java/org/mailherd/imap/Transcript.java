package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A conversation as a text file. {@code C:} is sent, {@code S:} must be received, {@code C2:} and
 * {@code S2:} are a second session of the same mailbox, {@code CB:} and {@code SB:} one of another
 * mailbox, whose address is {@code {{addressB}}}. {@code #} begins a comment. Every session starts
 * logged in unless its first line is {@code S: greeting}. In what is received, {@code <<regex>>}
 * stands for what matches it.
 */
final class Transcript {
    private static final Pattern LINE = Pattern.compile("([CS])([A-Z]?\\d?): ?(.*)");
    private static final Pattern ADDRESS = Pattern.compile("\\{\\{address([A-Z]?)}}");
    private static final Pattern WILDCARD = Pattern.compile("<<(.*?)>>");

    private final TestImap imap;
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, ImapClient> clients = new HashMap<>();
    private final Map<String, String> remembered = new HashMap<>();

    private Transcript(TestImap imap) {
        this.imap = imap;
    }

    static void play(TestImap imap, Path file) throws IOException {
        Transcript transcript = new Transcript(imap);
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            transcript.play(lines.get(i), file.getFileName() + ":" + (i + 1));
        }
        for (ImapClient client : transcript.clients.values()) {
            client.close();
        }
    }

    private void play(String text, String place) throws IOException {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            assertThat(text).as(place).matches("(#.*)?");
            return;
        }
        String content = filled(line.group(3));
        if (content.equals("greeting")) {
            clients.put(line.group(2), ImapClient.connect(imap));
            return;
        }
        ImapClient client = client(line.group(2));
        if (line.group(1).equals("C")) {
            client.send(content + "\r\n");
        } else {
            String actual = next(client, content, place);
            assertThat(actual).as(place).matches(regex(content));
            remember(actual, content);
        }
    }

    private String filled(String content) {
        String filled = named(content);
        for (Map.Entry<String, String> one : remembered.entrySet()) {
            filled = filled.replace("{{" + one.getKey() + "}}", one.getValue());
        }
        return filled;
    }

    private void remember(String actual, String expected) {
        Matcher match = Pattern.compile(regex(expected)).matcher(actual);
        if (match.matches()) {
            match.namedGroups().keySet().forEach(name -> remembered.put(name, match.group(name)));
        }
    }

    /** MAILBOXID, which every SELECT tells, is passed over where a transcript is not about it. */
    private static String next(ImapClient client, String expected, String place) {
        try {
            String line = client.line();
            boolean extra = line.startsWith("* OK [MAILBOXID") && !line.matches(regex(expected));
            return extra ? client.line() : line;
        } catch (IOException e) {
            throw new AssertionError(place + ": nothing came, expected " + expected, e);
        }
    }

    private ImapClient client(String name) throws IOException {
        ImapClient known = clients.get(name);
        if (known == null) {
            known = ImapClient.login(imap, address(name.replaceAll("\\d", "")));
            clients.put(name, known);
        }
        return known;
    }

    private String address(String mailbox) {
        return addresses.computeIfAbsent(mailbox, _ -> imap.newMailbox());
    }

    private String named(String content) {
        return ADDRESS.matcher(content)
                .replaceAll(m -> Matcher.quoteReplacement(address(m.group(1))));
    }

    static String regex(String expected) {
        StringBuilder regex = new StringBuilder();
        Matcher wildcard = WILDCARD.matcher(expected);
        int end = 0;
        while (wildcard.find()) {
            regex.append(Pattern.quote(expected.substring(end, wildcard.start())));
            regex.append("(?:").append(wildcard.group(1)).append(')');
            end = wildcard.end();
        }
        return regex.append(Pattern.quote(expected.substring(end))).toString();
    }
}
