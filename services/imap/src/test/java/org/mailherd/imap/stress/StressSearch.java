package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SEARCH, SORT, THREAD and STATUS, held against what the client knows. */
final class StressSearch {
    private static final Pattern ESEARCH =
            Pattern.compile(
                    "\\* ESEARCH \\(TAG [^)]*\\)( UID)?( MIN (\\d+))?( MAX (\\d+))?"
                            + "( ALL ([\\d:,]+))? COUNT (\\d+)( MODSEQ \\d+)?");
    private static final Pattern UID_NEXT = Pattern.compile(".*UIDNEXT (\\d+).*");

    private final StressClient client;
    private final Facts facts;
    private final FolderView view;
    private final Random random;

    StressSearch(StressClient client, Facts facts) {
        this.client = client;
        this.facts = facts;
        this.view = client.view();
        this.random = client.random();
    }

    void act() throws IOException {
        switch (random.nextInt(6)) {
            case 0 -> own();
            case 1 -> byUid();
            case 2 -> extended();
            case 3 -> order("SORT (SUBJECT REVERSE ARRIVAL) US-ASCII ALL");
            case 4 -> order("THREAD REFERENCES US-ASCII ALL");
            default -> status();
        }
    }

    /** Nobody else changes the flag, so that only messages that went can be missing. */
    private void own() throws IOException {
        String flag = client.own().name();
        boolean numbers = client.usesNumbers();
        List<Long> found =
                numbers(
                        client.run(
                                (numbers ? "SEARCH" : "UID SEARCH") + " KEYWORD " + flag,
                                !numbers));
        for (long one : found) {
            long uid = numbers ? view.at((int) one).uid : one;
            assertThat(!client.own().isKnown(uid) || client.own().isSet(uid))
                    .as("%s found at %d", flag, uid)
                    .isTrue();
        }
    }

    private void byUid() throws IOException {
        Set<Long> known = uids();
        List<Long> found = numbers(client.run("UID SEARCH 1:" + Math.max(1, view.size()), false));
        // A client that listens may have been told of arrivals meanwhile.
        known.addAll(uids());
        assertThat(found).isSorted().doesNotHaveDuplicates();
        assertThat(found).allMatch(uid -> known.contains(uid) || known.contains(0L));
        assertThat(found).allMatch(view::mayHave);
    }

    private Set<Long> uids() {
        Set<Long> uids = new HashSet<>();
        view.messages().forEach(message -> uids.add(message.uid));
        return uids;
    }

    private void extended() throws IOException {
        List<String> responses = client.run("UID SEARCH RETURN (MIN MAX ALL COUNT) ALL", true);
        for (String line : responses) {
            Matcher match = ESEARCH.matcher(line);
            if (match.matches()) {
                List<Long> all = match.group(7) == null ? List.of() : Numbers.of(match.group(7));
                assertThat(all).as(line).hasSize(Integer.parseInt(match.group(8))).isSorted();
                if (!all.isEmpty()) {
                    assertThat(match.group(3)).as(line).isEqualTo(all.getFirst().toString());
                    assertThat(match.group(5)).as(line).isEqualTo(all.getLast().toString());
                }
                return;
            }
        }
        throw new AssertionError("no ESEARCH in " + responses);
    }

    private void order(String command) throws IOException {
        if (!client.usesNumbers()) {
            return;
        }
        int size = view.size();
        List<Long> found = numbers(client.run(command, false));
        assertThat(found).doesNotHaveDuplicates().allMatch(number -> number >= 1 && number <= size);
    }

    private void status() throws IOException {
        long before = facts.uidNext();
        List<String> responses = client.run("STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)", true);
        for (String line : responses) {
            Matcher match = UID_NEXT.matcher(line);
            if (line.startsWith("* STATUS") && match.matches()) {
                assertThat(Long.parseLong(match.group(1))).as(line).isGreaterThanOrEqualTo(before);
                facts.uidNext(Long.parseLong(match.group(1)));
            }
        }
    }

    /** The numbers of the one plain answer, or of ESEARCH where that is the plain one. */
    private static List<Long> numbers(List<String> responses) {
        for (String line : responses) {
            Matcher plain =
                    Pattern.compile("\\* (SEARCH|SORT|THREAD)([ ()\\d]*?)( \\(MODSEQ.*)?")
                            .matcher(line);
            if (plain.matches()) {
                return Numbers.listed(plain.group(2));
            }
            Matcher all = Pattern.compile("\\* ESEARCH .*? ALL ([\\d:,]+).*").matcher(line);
            if (all.matches()) {
                return Numbers.of(all.group(1));
            }
        }
        return List.of();
    }
}
