package org.mailherd.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.syntax.SearchKey.DayTest;
import org.mailherd.imap.syntax.SearchOptions.Result;

/** Sequence sets, fetch attributes, search keys, dates: each as RFC 3501 section 9 writes them. */
class GrammarTest {

    @Test
    void sequenceSets() throws Exception {
        SequenceSet set = SequenceSet.parse(open("2,4:7,9,12:*"));

        assertThat(set.ranges())
                .containsExactly(
                        new SequenceSet.Range(2, 2),
                        new SequenceSet.Range(4, 7),
                        new SequenceSet.Range(9, 9),
                        new SequenceSet.Range(12, SequenceSet.STAR));
        assertThat(set.ranges().get(3).low(10)).isEqualTo(10);
        assertThat(set.ranges().get(3).high(10)).isEqualTo(12);
        for (String wrong : List.of("0", "", "1,", "1:", ":1", "a")) {
            assertThatThrownBy(() -> SequenceSet.parse(open(wrong)))
                    .as(wrong)
                    .isInstanceOf(SyntaxFault.class);
        }
    }

    @Test
    void fetchMacros() throws Exception {
        assertThat(fetch("FAST")).hasSize(3);
        assertThat(fetch("ALL")).hasSize(4);
        assertThat(fetch("FULL")).hasSize(5).contains(new FetchAttribute.Structure(false));
    }

    @Test
    void fetchSections() throws Exception {
        assertThat(labels("(BODY.PEEK[] BODY[TEXT] BODY[1.2.MIME] BODY[4.1.HEADER] BODY[3])"))
                .containsExactly(
                        "BODY[]", "BODY[TEXT]", "BODY[1.2.MIME]", "BODY[4.1.HEADER]", "BODY[3]");
        assertThat(labels("BODY[HEADER.FIELDS (Date \"X-TUID\")]<5.100>"))
                .containsExactly("BODY[HEADER.FIELDS (DATE X-TUID)]<5>");
        assertThat(labels("RFC822.HEADER")).containsExactly("RFC822.HEADER");
        FetchAttribute.Section header = (FetchAttribute.Section) fetch("RFC822.HEADER").getFirst();
        assertThat(header.peek()).isTrue();
        assertThat(header.partial()).isEqualTo(Optional.empty());
    }

    @Test
    void refusesWrongSections() {
        for (String wrong :
                List.of(
                        "BODY[",
                        "BODY[MIME]",
                        "BODY[0]",
                        "BODY[1.]",
                        "BODY[1.X]",
                        "BODY[]<0.0>",
                        "BODY[]<1>",
                        "BODY[HEADER.FIELDS ()]",
                        "()",
                        "(FLAGS",
                        "NOTHING")) {
            assertThatThrownBy(() -> fetch(wrong)).as(wrong).isInstanceOf(SyntaxFault.class);
        }
    }

    @Test
    void searchKeys() throws Exception {
        assertThat(search("FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\""))
                .isEqualTo(
                        new SearchKey.And(
                                List.of(
                                        new SearchKey.Flag("\\Flagged"),
                                        new SearchKey.Received(
                                                DayTest.SINCE, LocalDate.of(1994, 2, 1)),
                                        new SearchKey.Not(
                                                new SearchKey.Envelope(
                                                        SearchKey.EnvelopeField.FROM, "SMITH")))));
        assertThat(search("OR (1:3 UNSEEN) UID 7"))
                .isInstanceOfSatisfying(
                        SearchKey.Or.class,
                        or -> assertThat(or.left()).isInstanceOf(SearchKey.And.class));
        assertThat(search("CHARSET UTF-8 TEXT \"\u00c4\""))
                .isEqualTo(new SearchKey.Text("A\u0308"));
        assertThatThrownBy(() -> search("CHARSET X-UNHEARD ALL")).isInstanceOf(CharsetFault.class);
        assertThatThrownBy(() -> search("NOT ".repeat(5000) + "ALL"))
                .isInstanceOf(SyntaxFault.class);
    }

    @Test
    void searchResultOptions() throws Exception {
        assertThat(request("RETURN (MIN COUNT) ALL").options().results())
                .containsExactlyInAnyOrder(Result.MIN, Result.COUNT);
        assertThat(request("RETURN () ALL").options().results()).containsExactly(Result.ALL);
        assertThat(request("ALL").options().extended()).isFalse();
    }

    @Test
    void dateTimes() throws Exception {
        assertThat(DateParser.dateTime(open("\"17-Jul-1996 02:44:25 -0700\"")))
                .isEqualTo(Instant.parse("1996-07-17T09:44:25Z"));
        assertThat(DateParser.dateTime(open("\" 7-Jul-1996 02:44:25 +0000\"")))
                .isEqualTo(Instant.parse("1996-07-07T02:44:25Z"));
        for (String wrong :
                List.of(
                        "\"32-Jul-1996 02:44:25 -0700\"",
                        "\"17-Xyz-1996 02:44:25 -0700\"",
                        "\"17-Jul-1996 25:44:25 -0700\"",
                        "\"17-Jul-1996\"",
                        "\"17-Jul-1996 02:44:25 +9999\"")) {
            assertThatThrownBy(() -> DateParser.dateTime(open(wrong)))
                    .as(wrong)
                    .isInstanceOf(SyntaxFault.class);
        }
    }

    @Test
    void flags() throws Exception {
        assertThat(FlagParser.list(open("(\\seen $Forwarded)")).names())
                .containsExactly("\\Seen", "$Forwarded");
        assertThat(FlagParser.list(open("()")).names()).isEmpty();
        assertThat(FlagParser.listOrBare(open("\\Deleted \\Draft")).names())
                .containsExactly("\\Deleted", "\\Draft");
        for (String wrong : new String[] {"(\\Nonsense)", "(\\Recent)"}) {
            assertThatThrownBy(() -> FlagParser.list(open(wrong)))
                    .as(wrong)
                    .isInstanceOf(SyntaxFault.class);
        }
    }

    @Test
    void extendedList() throws Exception {
        ListRequest request =
                new ListParser(
                                open(
                                        "(SUBSCRIBED RECURSIVEMATCH) \"\" (\"INBOX\" \"a/%\")"
                                                + " RETURN (CHILDREN STATUS (MESSAGES UNSEEN))"))
                        .parse();

        assertThat(request.patterns()).containsExactly("INBOX", "a/%");
        assertThat(request.status())
                .containsExactlyInAnyOrder(StatusItem.MESSAGES, StatusItem.UNSEEN);
        assertThatThrownBy(() -> new ListParser(open("(RECURSIVEMATCH) \"\" *")).parse())
                .isInstanceOf(SyntaxFault.class);
    }

    private static List<FetchAttribute> fetch(String text) throws Exception {
        CommandReader reader = open(text);
        List<FetchAttribute> attributes = new FetchParser(reader).parse();
        reader.end();
        return attributes;
    }

    private static List<String> labels(String text) throws Exception {
        return fetch(text).stream().map(a -> ((FetchAttribute.Section) a).label()).toList();
    }

    private static SearchKey search(String text) throws Exception {
        return request(text).key();
    }

    private static SearchRequest request(String text) throws Exception {
        return new SearchParser(open(text)).search();
    }

    private static CommandReader open(String text) throws Exception {
        return CommandReader.open(new TypedSource(text + "\r\n"), CommandLimits.AFTER_LOGIN);
    }
}
