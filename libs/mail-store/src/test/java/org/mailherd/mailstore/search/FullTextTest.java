package org.mailherd.mailstore.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailstore.StoreFixture;
import org.mailherd.mailstore.column.Folding;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.search.TextQuery.Place;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.core.JdbcTemplate;

class FullTextTest {
    /** Rounds go over all mailboxes of a database, and other tests leave some. */
    private static final DataSource DATABASE = StoreFixture.newDatabase();

    private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
    @TempDir Path directory;

    private StoreFixture store;
    private Folder inbox;
    private FullText fullText;

    @BeforeEach
    void open() {
        store = new StoreFixture(directory.resolve("store"), DATABASE, Clock.systemUTC());
        inbox = store.inbox();
        fullText = open(1);
    }

    private FullText open(int lag) {
        return new FullText(
                new FullTextSettings(
                        directory.resolve("index"), 16 << 20, lag, Duration.ofSeconds(30)),
                new IndexRows(new JdbcTemplate(DATABASE)),
                store.messages,
                clock);
    }

    /** A round of the background after the mailbox has rested. */
    private void roundAtRest() {
        fullText.update(() -> false);
        clock.advance(Duration.ofSeconds(30));
        fullText.update(() -> false);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Asks the index, which must know all, and reads all messages; the two must agree. */
    private TreeSet<Long> search(String text, boolean header) {
        List<Long> emails = new ArrayList<>();
        TreeSet<Long> scanned = new TreeSet<>();
        String folded = Folding.fold(text);
        store.messages.bodies(
                inbox.id(),
                UidSet.ALL,
                EnumSet.of(MessageField.STRUCTURE),
                (row, body) -> {
                    emails.add(row.emailId());
                    var root = Objects.requireNonNull(row.structure());
                    if (header
                            ? MessageText.contains(root, body, folded)
                            : MessageText.bodyContains(root, body, folded)) {
                        scanned.add(row.emailId());
                    }
                });
        long[] asked = emails.stream().mapToLong(Long::longValue).sorted().toArray();
        TextAnswer answer =
                fullText.search(
                        inbox.mailboxId(),
                        new TextQuery(folded, header ? Place.ANYWHERE : Place.BODY),
                        asked);
        assertThat(answer.known().cardinality()).isEqualTo(asked.length);
        TreeSet<Long> found = new TreeSet<>();
        answer.matching().stream().forEach(place -> found.add(asked[place]));
        assertThat(found).as("%s in %s", text, header ? "TEXT" : "BODY").isEqualTo(scanned);
        return found;
    }

    @Test
    void indexAndScanAgreeAboutRandomTexts() throws IOException {
        Random random = new Random(42);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            String text = randomText(random, 5 + random.nextInt(120));
            texts.add(text);
            store.append(inbox, "Subject: " + randomText(random, 10) + "\n\n" + text + "\n");
        }
        fullText.update(inbox.mailboxId(), () -> false);
        for (int i = 0; i < 150; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(8));
            search(text.substring(from, to), random.nextBoolean());
            search(randomText(random, 1 + random.nextInt(4)), random.nextBoolean());
        }
    }

    /** Runs of up to 200 characters are several terms, and needles end anywhere in them. */
    @Test
    void indexAndScanAgreeAboutLongRunsAndNeedlesOfSeveralWords() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StringBuilder text = new StringBuilder();
            for (int run = 0; run < 8; run++) {
                int length =
                        random.nextInt(4) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(6);
                for (int at = 0; at < length; at++) {
                    text.append(
                            "aabc1\u00df\u4e2d"
                                    .charAt(random.nextInt(random.nextInt(9) == 0 ? 7 : 5)));
                }
                text.append(random.nextBoolean() ? " " : "-");
            }
            texts.add(text.toString());
            appendUnicode(text.toString());
        }
        fullText.update(inbox.mailboxId(), () -> false);
        for (int i = 0; i < 300; i++) {
            String text = texts.get(random.nextInt(texts.size()));
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + 1 + random.nextInt(70));
            try {
                search(text.substring(from, to), random.nextBoolean());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Every letter is of another kind: the borders between kinds are where an index may err. */
    @Test
    void indexAndScanAgreeAboutAllKindsOfWriting() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] letters = {
            "a",
            "B",
            "1",
            "\u00df",
            "\u0131",
            "\u0130",
            "i",
            "\u00e4",
            "e\u0301",
            "\ufb01",
            " ",
            " ",
            " ",
            ".",
            "--",
            ">",
            "\u20ac",
            "\u4e2d",
            "\u6587",
            "\u30d5\u30a1",
            "\ud55c",
            "\u0e44\u0e17",
            "\u0639",
            "\ud83d\ude00",
            "\uff21",
            "\ufffd",
            "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghij"
        };
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            StringBuilder text = new StringBuilder();
            int spread = 2 + random.nextInt(letters.length - 1);
            int first = random.nextInt(letters.length);
            for (int at = 0; at < 60; at++) {
                text.append(letters[(first + random.nextInt(spread)) % letters.length]);
            }
            texts.add(text.toString());
            appendUnicode(text.toString());
        }
        fullText.update(inbox.mailboxId(), () -> false);
        try {
            for (int i = 0; i < 400; i++) {
                String text = texts.get(random.nextInt(texts.size()));
                int from = random.nextInt(text.length());
                int length = 1 + random.nextInt(random.nextBoolean() ? 3 : 90);
                String needle = text.substring(from, Math.min(text.length(), from + length));
                boolean cut = !new String(needle.getBytes(UTF_8), UTF_8).equals(needle);
                if (!cut && Folding.fold(needle).equals(Folding.foldLine(needle))) {
                    search(needle, random.nextBoolean());
                }
            }
            for (String letter : letters) {
                search(letter, random.nextBoolean());
            }
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    @Test
    void findsAcrossWordsSignsAndScripts() throws IOException {
        appendUnicode("Stra\u00dfe 12, \u0130stanbul --> next");
        appendUnicode("Na\u00efve caf\u00e9s (again)\n\u65e5\u672c\u8a9e\u306e\u6587");
        appendUnicode("x".repeat(100) + "needle" + "y".repeat(100) + " end");
        fullText.update(inbox.mailboxId(), () -> false);
        assertThat(search("stra\u00dfe 12, i\u0307stan", false)).hasSize(1);
        assertThat(search("STRA\u00dfE", false)).hasSize(1);
        assertThat(search("strasse", false)).isEmpty();
        assertThat(search("-->", false)).hasSize(1);
        assertThat(search(" --> ", false)).hasSize(1);
        assertThat(search("->n", false)).isEmpty();
        assertThat(search("ve caf\u00e9", false)).hasSize(1);
        assertThat(search("s (a", false)).hasSize(1);
        assertThat(search("z", false)).isEmpty();
        assertThat(search("st", false)).hasSize(1);
        assertThat(search("\u672c\u8a9e", false)).hasSize(1);
        assertThat(search("\u672c\u306e", false)).isEmpty();
        assertThat(search("\u65e5\u672c\u8a9e\u306e\u6587", false)).hasSize(1);
        assertThat(search("\u6587", false)).hasSize(1);
        assertThat(search("x".repeat(80) + "needle" + "y".repeat(80), false)).hasSize(1);
        assertThat(search("x".repeat(101) + "needle", false)).isEmpty();
        assertThat(search("y".repeat(90) + " end", false)).hasSize(1);
        assertThat(search(" ", false)).hasSize(3);
    }

    @Test
    void anIndexOfAnOlderFormatCountsAsMissingAndIsMadeAnew() throws IOException {
        store.append(inbox, "Subject: one\n\nneedle\n");
        fullText.update(inbox.mailboxId(), () -> false);
        long[] ids = indexed();
        IndexDirectories directories = new IndexDirectories(directory.resolve("index"));
        try (Directory older = directories.open(inbox.mailboxId());
                IndexWriter writer = new IndexWriter(older, new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of("arrivals", "1000").entrySet());
            writer.commit();
        }
        TextQuery query = new TextQuery("NEEDLE", Place.BODY);
        assertThat(directories.arrivals(inbox.mailboxId())).isZero();
        assertThat(fullText.search(inbox.mailboxId(), query, ids).known().isEmpty()).isTrue();
        fullText = open(1);
        roundAtRest();
        assertThat(indexed()).containsExactly(ids);
        assertThat(search("needle", false)).hasSize(1);
    }

    /** What one header says and what another says are not one text. */
    @Test
    void headersWithinNarrowNeitherTheOwnHeaderNorTheBody() throws IOException {
        store.append(
                inbox,
                "Subject: one\nContent-Type: multipart/mixed; boundary=b\n\n"
                        + "--b\nX-Part: alpha\n\nbeta\n--b--\n");
        fullText.update(inbox.mailboxId(), () -> false);
        long[] ids = indexed();
        for (Place place : Place.values()) {
            TextQuery query = new TextQuery("ALPHA", place);
            assertThat(fullText.search(inbox.mailboxId(), query, ids).matching().isEmpty())
                    .as("%s", place)
                    .isEqualTo(place != Place.ANYWHERE);
        }
    }

    private void appendUnicode(String text) {
        String octets = new String(text.getBytes(UTF_8), ISO_8859_1);
        store.append(
                inbox, "Subject: n\nContent-Type: text/plain; charset=utf-8\n\n" + octets + "\n");
    }

    /** Few letters, so that texts have much in common; no blanks at ends, which folding changes. */
    private static String randomText(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("aabBcC.-x\u00e4\u00df".charAt(random.nextInt(11)));
        }
        return text.toString();
    }

    @Test
    void findsDecodedTextOfPartsAndHeaders() throws IOException {
        store.append(
                inbox,
                """
                Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                SGVsbG8gS8O2bG4=
                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                soft =
                break
                --b
                Content-Type: message/rfc822

                Subject: inner

                enclosed
                --b
                Content-Type: application/octet-stream

                notsearched
                --b
                Content-Type: text/plain
                Content-Transfer-Encoding: base64

                bm8gcGFkZGluZyBoZXJl
                dGhlIHRhaWw
                --b--
                """);
        fullText.update(inbox.mailboxId(), () -> false);
        assertThat(search("hello k\u00f6ln", false)).hasSize(1);
        assertThat(search("soft break", false)).hasSize(1);
        assertThat(search("herethe tail", false)).hasSize(1);
        assertThat(search("subject: inner", false)).isEmpty();
        assertThat(search("subject: inner", true)).hasSize(1);
        assertThat(search("charset", false)).isEmpty();
        assertThat(search("plain; charset", true)).hasSize(1);
        assertThat(search("octet-stream", true)).hasSize(1);
        assertThat(search("closed", false)).hasSize(1);
        assertThat(search("gr\u00fc", true)).hasSize(1);
        assertThat(search("gr\u00fc", false)).isEmpty();
        assertThat(search("notsearched", true)).isEmpty();
    }

    @Test
    void expungedMessagesLeaveTheIndexAndNewOnesJoinIt() throws IOException {
        store.append(inbox, "Subject: one\n\nfirst needle\n");
        store.append(inbox, "Subject: two\n\nsecond needle\n");
        fullText.update(inbox.mailboxId(), () -> false);
        long[] both = indexed();
        assertThat(both).hasSize(2);
        store.messages.store(
                inbox.id(),
                UidSet.of(1),
                FlagChange.add(Flags.of("\\Deleted")),
                OptionalLong.empty());
        store.messages.expunge(inbox.id(), UidSet.of(1));
        store.append(inbox, "Subject: three\n\nthird needle\n");
        fullText.update(inbox.mailboxId(), () -> false);
        assertThat(indexed()).hasSize(2).doesNotContain(both[0]).contains(both[1]);
        assertThat(search("needle", false)).hasSize(2);
    }

    @Test
    void anIndexThatIsMissingOrBrokenKnowsNothingAndIsMadeAnew() throws IOException {
        store.append(inbox, "Subject: one\n\nneedle\n");
        long[] ids = {1};
        TextQuery query = new TextQuery("NEEDLE", Place.BODY);
        assertThat(fullText.search(inbox.mailboxId(), query, ids).known().isEmpty()).isTrue();
        fullText.update(inbox.mailboxId(), () -> false);
        try (Stream<Path> files = Files.list(directory.resolve("index/" + inbox.mailboxId()))) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThat(fullText.search(inbox.mailboxId(), query, ids).known().isEmpty()).isTrue();
        fullText = open(1);
        fullText.update(inbox.mailboxId(), () -> false);
        fullText.update(inbox.mailboxId(), () -> false);
        assertThat(search("needle", false)).hasSize(1);
    }

    @Test
    void aStopBetweenTwoMessagesLeavesAnIndexThatGoesOn() throws IOException {
        for (int i = 0; i < 20; i++) {
            store.append(inbox, "Subject: n\n\nneedle " + i + "\n");
        }
        int[] asked = {0};
        fullText.update(inbox.mailboxId(), () -> ++asked[0] > 5);
        assertThat(indexed().length).isLessThan(20);
        fullText.update(inbox.mailboxId(), () -> false);
        assertThat(search("needle 1", false)).hasSize(11);
    }

    @Test
    void aRoundIndexesMailboxesThatAreBehindAndRemovesThoseThatAreGone() throws IOException {
        store.append(inbox, "Subject: n\n\nneedle\n");
        Path orphan = Files.createDirectories(directory.resolve("index/987654321"));
        Files.write(orphan.resolve("segments_1"), new byte[] {0});
        roundAtRest();
        assertThat(search("needle", false)).hasSize(1);
        assertThat(orphan).doesNotExist();
    }

    @Test
    void aBusyMailboxIsLeftAloneUntilItRests() throws IOException {
        for (int i = 0; i < 4; i++) {
            store.append(inbox, "Subject: n\n\nneedle\n");
            fullText.update(() -> false);
            clock.advance(Duration.ofSeconds(20));
            assertThat(hasIndex()).isFalse();
        }
        roundAtRest();
        assertThat(search("needle", false)).hasSize(4);
    }

    @Test
    void aMailboxThatNeverRestsIsIndexedInTheEnd() throws IOException {
        Duration waited = Duration.ZERO;
        while (!hasIndex() && waited.compareTo(Duration.ofHours(1)) < 0) {
            store.append(inbox, "Subject: n\n\nneedle\n");
            fullText.update(() -> false);
            clock.advance(Duration.ofSeconds(25));
            waited = waited.plusSeconds(25);
        }
        assertThat(waited).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(16));
    }

    @Test
    void aSearchThatLacksMuchDoesNotWaitForRest() throws IOException {
        fullText = open(2);
        for (int i = 0; i < 5; i++) {
            store.append(inbox, "Subject: n\n\nneedle\n");
        }
        fullText.search(
                inbox.mailboxId(), new TextQuery("NEEDLE", Place.BODY), new long[] {1, 2, 3, 4, 5});
        fullText.update(() -> false);
        assertThat(search("needle", false)).hasSize(5);
    }

    private boolean hasIndex() {
        return Files.isDirectory(directory.resolve("index/" + inbox.mailboxId()));
    }

    @Test
    void aHugeTextIsReadRatherThanIndexed() throws IOException {
        store.append(inbox, "Subject: n\n\n" + "needle in much hay ".repeat(80_000) + "\n");
        fullText.update(inbox.mailboxId(), () -> false);
        long[] ids = indexed();
        TextAnswer answer =
                fullText.search(inbox.mailboxId(), new TextQuery("NEEDLE", Place.BODY), ids);
        assertThat(ids).hasSize(1);
        assertThat(answer.known().isEmpty()).isTrue();
    }

    private long[] indexed() throws IOException {
        long[] ids =
                new IndexDirectories(directory.resolve("index"))
                        .read(inbox.mailboxId(), TextIndex::ids)
                        .orElseThrow();
        return Arrays.stream(ids).sorted().toArray();
    }
}
