package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;

/** One client that acts at random and believes its view; every answer is held against it. */
final class StressClient {
    private static final AtomicInteger SESSIONS = new AtomicInteger();
    private static final Pattern COPY_UID =
            Pattern.compile(".*\\[COPYUID \\d+ ([\\d:,]+) ([\\d:,]+)].*");

    private final TestImap imap;
    private final String address;
    private final String habit;
    private final Facts facts;
    private final Random random;
    private final FolderView view;
    private final OwnFlag own;
    private ImapClient client;
    private String lastCommand = "";

    /**
     * @param habit what it enables, or NOTIFY
     */
    StressClient(TestImap imap, String address, String habit, Facts facts, Random random)
            throws IOException {
        this.imap = imap;
        this.address = address;
        this.habit = habit;
        this.facts = facts;
        this.random = random;
        this.view = new FolderView(habit, facts);
        this.own = new OwnFlag("$Own" + SESSIONS.incrementAndGet());
        this.client = connected();
    }

    private ImapClient connected() throws IOException {
        ImapClient fresh = ImapClient.login(imap, address);
        if (!habit.isEmpty() && !listens()) {
            fresh.ok("ENABLE " + habit);
        }
        return fresh;
    }

    private boolean listens() {
        return habit.contains("NOTIFY");
    }

    FolderView view() {
        return view;
    }

    OwnFlag own() {
        return own;
    }

    Random random() {
        return random;
    }

    boolean knowsModseqs() {
        return habit.contains("CONDSTORE") || habit.contains("QRESYNC");
    }

    /** UIDs only: numbers may change whenever the server likes. */
    boolean usesNumbers() {
        return !listens();
    }

    void select(boolean examine) throws IOException {
        view.open(own.name() + "-" + SESSIONS.incrementAndGet(), examine);
        lastCommand = (examine ? "EXAMINE" : "SELECT") + " INBOX";
        List<String> responses = client.command(lastCommand);
        // What comes before is of the folder that was open until now (RFC 7162 3.2.11).
        int closed = responses.indexOf("* OK [CLOSED] Previous folder closed");
        heard(responses.subList(closed + 1, responses.size()), true);
        if (listens()) {
            run("NOTIFY SET (selected (MessageNew (UID FLAGS) MessageExpunge FlagChange))", true);
        }
        learn();
    }

    void reconnect() throws IOException {
        client.ok("LOGOUT");
        client.close();
        client = connected();
        select(false);
    }

    void close() throws IOException {
        client.close();
    }

    /** Asks for the UIDs it does not know. */
    void learn() throws IOException {
        run("UID FETCH 1:* (UID FLAGS)", true);
    }

    /**
     * Runs a command that must not be BAD.
     *
     * @param numbersMayChange whether expunges may be told before its answer
     */
    List<String> run(String command, boolean numbersMayChange) throws IOException {
        lastCommand = command;
        return heard(client.command(command), numbersMayChange);
    }

    /** Sends several commands at once; they must be such that numbers stay in all of them. */
    void pipeline(List<String> commands) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            all.append("p").append(i).append(' ').append(commands.get(i)).append("\r\n");
        }
        lastCommand = "pipelined " + commands;
        client.send(all.toString());
        for (int i = 0; i < commands.size(); i++) {
            heard(client.untilTag("p" + i), false);
        }
    }

    /** Sends what is no command of one line. */
    List<String> raw(String tag, String octets) throws IOException {
        lastCommand = octets;
        client.send(octets);
        return heard(client.untilTag(tag), true);
    }

    void beginIdle() throws IOException {
        lastCommand = "IDLE";
        client.send("idle IDLE\r\n");
        String line = client.line();
        while (!line.startsWith("+ ")) {
            hear(line, true);
            line = client.line();
        }
    }

    void endIdle() throws IOException {
        client.send("DONE\r\n");
        heard(client.untilTag("idle"), true);
    }

    private List<String> heard(List<String> responses, boolean numbersMayChange) {
        assertThat(responses.getLast()).as(lastCommand).doesNotContain(" BAD ");
        assertThat(responses.getLast()).as(lastCommand).doesNotContain("SERVERBUG");
        responses
                .subList(0, responses.size() - 1)
                .forEach(line -> hear(line, numbersMayChange || !usesNumbers()));
        copies(responses);
        own.check(view, lastCommand);
        return responses;
    }

    private void hear(String line, boolean numbersMayChange) {
        try {
            view.heard(line, numbersMayChange);
        } catch (AssertionError e) {
            throw new AssertionError(habit + ", " + lastCommand + " -> " + line, e);
        }
    }

    private void copies(List<String> responses) {
        for (String line : responses) {
            Matcher code = COPY_UID.matcher(line);
            if (code.matches() && lastCommand.endsWith(" INBOX")) {
                List<Long> from = Numbers.of(code.group(1));
                List<Long> to = Numbers.of(code.group(2));
                assertThat(to).as(line).hasSameSizeAs(from).isSorted();
                for (int i = 0; i < from.size(); i++) {
                    facts.copied(from.get(i), to.get(i));
                }
            }
        }
    }

    /** UIDs of some messages, at least one, that are known; empty when none is. */
    List<Long> someUids() {
        List<Long> uids = new ArrayList<>();
        for (FolderView.Message message : view.messages()) {
            if (message.uid > 0 && random.nextInt(1 + view.size() / 3) == 0) {
                uids.add(message.uid);
            }
        }
        return uids;
    }
}
