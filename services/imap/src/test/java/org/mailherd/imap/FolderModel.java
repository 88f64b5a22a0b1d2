package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client knows of a folder by the untagged responses it was sent. */
final class FolderModel {
    private static final Pattern NUMBER = Pattern.compile("\\* (\\d+) (EXISTS|EXPUNGE)");
    private static final Pattern FETCH = Pattern.compile("\\* (\\d+) FETCH \\((.*)\\)");
    private static final Pattern UID = Pattern.compile("UID (\\d+)");
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern VANISHED = Pattern.compile("\\* VANISHED ([\\d:,]+)");

    private static final class Message {
        private long uid;
        private String flags = "?";
    }

    private final List<Message> messages = new ArrayList<>();

    int size() {
        return messages.size();
    }

    /**
     * @param expunges whether the command under way lets numbers change (RFC 3501 7.4.1)
     */
    void heard(String line, boolean expunges) {
        Matcher number = NUMBER.matcher(line);
        Matcher vanished = VANISHED.matcher(line);
        Matcher fetch = FETCH.matcher(line);
        if (number.matches()) {
            count(Integer.parseInt(number.group(1)), number.group(2), expunges, line);
        } else if (vanished.matches()) {
            assertThat(expunges).as(line).isTrue();
            Arrays.stream(vanished.group(1).split(",")).forEach(this::vanish);
        } else if (fetch.matches()) {
            assertThat(Integer.parseInt(fetch.group(1))).as(line).isBetween(1, size());
            fetched(messages.get(Integer.parseInt(fetch.group(1)) - 1), fetch.group(2), line);
        }
    }

    private void count(int number, String word, boolean expunges, String line) {
        if (word.equals("EXPUNGE")) {
            assertThat(expunges).as(line).isTrue();
            assertThat(number).as(line).isBetween(1, size());
            messages.remove(number - 1);
            return;
        }
        assertThat(number).as(line).isGreaterThanOrEqualTo(size());
        while (size() < number) {
            messages.add(new Message());
        }
    }

    private void vanish(String range) {
        String[] ends = range.split(":");
        for (long uid = Long.parseLong(ends[0]); uid <= Long.parseLong(ends[ends.length - 1]); ) {
            messages.remove(placeOf(uid++));
        }
    }

    /** A UID never asked for is that of an unknown message before the next higher known UID. */
    private int placeOf(long uid) {
        int unknown = -1;
        for (int at = 0; at < size(); at++) {
            long here = messages.get(at).uid;
            if (here == uid) {
                return at;
            }
            if (here > uid) {
                break;
            }
            unknown = here == 0 ? at : -1;
        }
        assertThat(unknown).as("unknown message for " + uid).isNotNegative();
        return unknown;
    }

    private static void fetched(Message message, String items, String line) {
        Matcher uid = UID.matcher(items);
        if (uid.find()) {
            long told = Long.parseLong(uid.group(1));
            assertThat(message.uid == 0 || message.uid == told).as(line).isTrue();
            message.uid = told;
        }
        Matcher flags = FLAGS.matcher(items);
        if (flags.find()) {
            message.flags = sorted(flags.group(1));
        }
    }

    private static String sorted(String flags) {
        Set<String> names = new TreeSet<>(Arrays.asList(flags.split(" ")));
        names.remove("\\Recent");
        names.remove("");
        return String.join(" ", names);
    }

    List<Integer> named(String numbers) {
        return Arrays.stream(numbers.split(",")).map(Integer::parseInt).distinct().toList();
    }

    /** What a client believes that has set a flag in silence. */
    void believe(List<Integer> numbers, String flag) {
        for (int number : numbers) {
            Message message = messages.get(number - 1);
            if (!message.flags.equals("?")) {
                message.flags = sorted(message.flags + " " + flag);
            }
        }
    }

    /** UID and flags of each message; what is not known is a question mark. */
    List<String> picture() {
        return messages.stream()
                .map(m -> (m.uid == 0 ? "?" : String.valueOf(m.uid)) + "/" + m.flags)
                .toList();
    }

    /** Whether a belief is what the server tells, as far as it goes. */
    static void agree(String told, String believed) {
        String[] truth = told.split("/", -1);
        String[] belief = believed.split("/", -1);
        assertThat(belief[0]).as(believed).isIn("?", truth[0]);
        assertThat(belief[1]).as(told + " believed " + believed).isIn("?", truth[1]);
    }
}
