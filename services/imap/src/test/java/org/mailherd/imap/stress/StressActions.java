package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a client may do next. */
final class StressActions {
    private static final int FULL = 60;
    private static final AtomicLong IDS = new AtomicLong();
    private static final Pattern MODIFIED = Pattern.compile(".*\\[MODIFIED ([\\d:,]+)].*");
    private static final List<String> FLAGS =
            List.of("\\Seen", "\\Flagged", "\\Answered", "\\Draft", "$Shared");
    private static final List<String> ITEMS =
            List.of(
                    "(UID FLAGS)",
                    "(UID RFC822.SIZE INTERNALDATE)",
                    "(UID BODY.PEEK[HEADER.FIELDS (X-Id)])",
                    "(UID BODYSTRUCTURE)",
                    "(UID ENVELOPE)",
                    "(FLAGS BODY[TEXT])",
                    "FAST");

    private final StressClient client;
    private final StressSearch search;
    private final FolderView view;
    private final Random random;

    StressActions(StressClient client, Facts facts) {
        this.client = client;
        this.search = new StressSearch(client, facts);
        this.view = client.view();
        this.random = client.random();
    }

    /** Does one thing. */
    void act() throws IOException {
        switch (random.nextInt(20)) {
            case 0, 1 -> append();
            case 2, 3, 4 -> storeOwn();
            case 5, 6 -> storeShared();
            case 7, 8 -> fetch();
            case 9 -> client.learn();
            case 10 -> delete();
            case 11 -> client.run("EXPUNGE", true);
            case 12 -> uidExpunge();
            case 13 -> transfer();
            case 14, 15 -> search.act();
            case 16 -> client.run(random.nextBoolean() ? "NOOP" : "CHECK", true);
            case 17 -> idle();
            case 18 -> pipeline();
            default -> reopen();
        }
    }

    private static String message() {
        long id = IDS.incrementAndGet();
        return "Message-ID: <%d@stress.test>\r\nX-Id: x%d\r\nSubject: number %d\r\n\r\n%s\r\n"
                .formatted(id, id, id % 7, "body ".repeat((int) (id % 50)));
    }

    private void append() throws IOException {
        if (view.size() > FULL) {
            delete();
            client.run("EXPUNGE", true);
            return;
        }
        StringBuilder command = new StringBuilder("app APPEND INBOX");
        for (int i = random.nextInt(3); i >= 0; i--) {
            String mail = message();
            command.append(random.nextBoolean() ? " (\\Seen $Shared)" : "");
            command.append(random.nextBoolean() ? " \"01-Jan-2024 00:00:00 +0000\"" : "");
            command.append(" {").append(mail.length()).append("+}\r\n").append(mail);
        }
        assertThat(client.raw("app", command + "\r\n").getLast()).contains("[APPENDUID ");
    }

    private void storeOwn() throws IOException {
        List<Long> uids = client.someUids();
        if (uids.isEmpty()) {
            return;
        }
        boolean byUid = !client.usesNumbers() || random.nextBoolean();
        boolean set = random.nextBoolean();
        long since = view.messages().stream().mapToLong(message -> message.modseq).max().orElse(0);
        boolean conditional = client.knowsModseqs() && random.nextBoolean();
        boolean silent = random.nextBoolean();
        client.own().changing(uids);
        String answer =
                client.run(
                                (byUid ? "UID STORE " + set(uids) : "STORE " + numbers(uids))
                                        + (conditional ? " (UNCHANGEDSINCE " + since + ")" : "")
                                        + (set ? " +FLAGS" : " -FLAGS")
                                        + (silent ? ".SILENT (" : " (")
                                        + client.own().name()
                                        + ")",
                                byUid)
                        .getLast();
        if (answer.matches("\\S+ NO .*")) {
            // Some were gone, perhaps after they were changed: either is right.
            unknown(uids);
            client.own().changing(uids);
            return;
        }
        List<Long> stored = new ArrayList<>(uids);
        Matcher modified = MODIFIED.matcher(answer);
        if (modified.matches()) {
            // Numbers cannot have changed since; by UID they are UIDs.
            for (long number : Numbers.of(modified.group(1))) {
                stored.remove((Long) (byUid ? number : view.at((int) number).uid));
            }
        }
        unknown(stored);
        client.own().changed(stored, set);
        if (silent && !byUid && !conditional) {
            // RFC 2180 4.2.1: what was gone counts as stored, and is shown as it was until this.
            client.run("NOOP", true);
        }
    }

    private void unknown(List<Long> uids) {
        view.messages().stream()
                .filter(message -> uids.contains(message.uid))
                .forEach(message -> message.flagsKnown = false);
    }

    private void storeShared() throws IOException {
        List<Long> uids = client.someUids();
        if (!uids.isEmpty()) {
            boolean byUid = !client.usesNumbers() || random.nextBoolean();
            client.run(
                    (byUid ? "UID STORE " + set(uids) : "STORE " + numbers(uids))
                            + (random.nextBoolean() ? " +FLAGS (" : " -FLAGS (")
                            + FLAGS.get(random.nextInt(FLAGS.size()))
                            + ")",
                    byUid);
        }
    }

    private void delete() throws IOException {
        List<Long> uids = client.someUids();
        if (!uids.isEmpty()) {
            client.run("UID STORE " + set(uids) + " +FLAGS (\\Deleted)", true);
        }
    }

    private void uidExpunge() throws IOException {
        List<Long> uids = client.someUids();
        if (!uids.isEmpty()) {
            client.run("UID EXPUNGE " + set(uids), true);
        }
    }

    private void fetch() throws IOException {
        String items = ITEMS.get(random.nextInt(ITEMS.size()));
        List<Long> uids = client.someUids();
        if (uids.isEmpty()) {
            client.learn();
        } else if (client.usesNumbers() && random.nextBoolean()) {
            client.run("FETCH " + numbers(uids) + " " + items, false);
        } else {
            client.run("UID FETCH " + set(uids) + " " + items, true);
        }
    }

    /** COPY and MOVE, within the folder and out of it; what was moved out comes back at times. */
    private void transfer() throws IOException {
        List<Long> uids = client.someUids();
        if (uids.isEmpty()) {
            return;
        }
        boolean home = view.size() < FULL && random.nextBoolean();
        String verb = random.nextBoolean() ? "COPY " : "MOVE ";
        if (client.usesNumbers() && random.nextBoolean()) {
            client.run(verb + numbers(uids) + (home ? " INBOX" : " Other"), true);
        } else {
            client.run("UID " + verb + set(uids) + (home ? " INBOX" : " Other"), true);
        }
    }

    private void idle() throws IOException {
        client.beginIdle();
        client.endIdle();
    }

    private void pipeline() throws IOException {
        if (view.size() > 0 && client.usesNumbers()) {
            client.pipeline(
                    List.of(
                            "FETCH 1:" + view.size() + " (UID FLAGS)",
                            "SEARCH RETURN (COUNT) 1:" + view.size(),
                            "FETCH " + view.size() + " (UID)"));
        }
    }

    private void reopen() throws IOException {
        switch (random.nextInt(5)) {
            case 0 -> client.run("CLOSE", false);
            case 1 -> client.run("UNSELECT", false);
            case 2 -> {
                client.reconnect();
                return;
            }
            case 3 -> {
                client.select(true);
                client.run("UID FETCH 1:* (UID FLAGS)", true);
            }
            default -> {}
        }
        client.select(false);
    }

    static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String numbers(List<Long> uids) {
        List<Long> numbers = new ArrayList<>();
        for (int number = 1; number <= view.size(); number++) {
            if (uids.contains(view.at(number).uid)) {
                numbers.add((long) number);
            }
        }
        return set(numbers);
    }
}
