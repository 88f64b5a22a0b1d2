package org.mailherd.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;

class AwkwardMailIT {
    private static final Map<String, String> MAILS = AwkwardMails.all();

    private final TestImap imap = TestImap.shared();

    private List<ShownPart> check(String name, boolean literal8) throws IOException {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            client.ok("SELECT INBOX");
            return new MailCheck(client).check(Objects.requireNonNull(MAILS.get(name)), literal8);
        }
    }

    private List<String> types(String name) throws IOException {
        return check(name, false).stream().map(part -> part.section() + " " + part.type()).toList();
    }

    static Stream<String> names() {
        return MAILS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void comesBackAsItWentWholeAndInPieces(String name) throws IOException {
        check(name, false);
        check(name, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boundary prefix of another",
                "boundary prefix of the inner",
                "inner boundary looks like the end",
                "very long boundary"
            })
    void boundariesAreComparedWhole(String name) throws IOException {
        assertThat(types(name))
                .containsExactly("1 multipart/", "1.1 text/plain", "1.2 text/plain", "2 text/html");
    }

    @Test
    void messagesInsideAreOpenedUnlessTheyAreEncoded() throws IOException {
        assertThat(types("message that is multipart"))
                .containsExactly("1 message/rfc822", "1.1 text/plain");
        assertThat(types("digest")).contains("1 message/rfc822", "1.1 text/plain");
        assertThat(types("global message")).containsExactly("1 message/global");
        assertThat(types("message with base64")).containsExactly("1 application/octet-stream");
    }

    @Test
    void aGlobalMessageIsOpenedForWhoKnowsThatThereAreSuch() throws IOException {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            client.ok("ENABLE UTF8=ACCEPT");
            client.ok("SELECT INBOX");
            client.append("INBOX", "", Objects.requireNonNull(MAILS.get("global message")));
            assertThat(String.join("", client.ok("FETCH 1 BODYSTRUCTURE")))
                    .contains("(\"message\" \"global\" NIL NIL NIL \"7bit\" 19 (NIL ")
                    .contains(" (\"text\" \"plain\" ");
        }
    }

    @Test
    void whatIsNoMultipartIsShownAsText() throws IOException {
        for (String name : List.of("no part", "end only", "no boundary", "empty boundary")) {
            assertThat(types(name)).containsExactly("1 text/plain");
        }
    }

    @Test
    void aCommentBesideTheEncodingIsNoneOfIt() throws IOException {
        assertThat(check("comment at the encoding", false).getFirst().encoding())
                .isEqualTo("base64");
    }
}
