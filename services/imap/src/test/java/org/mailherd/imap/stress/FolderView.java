package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder as one client knows it by untagged responses alone; what contradicts that fails. */
final class FolderView {
    private static final Pattern NUMBER = Pattern.compile("\\* (\\d+) (EXISTS|EXPUNGE|RECENT)");
    private static final Pattern FETCH =
            Pattern.compile("\\* (\\d+) FETCH \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern VANISHED = Pattern.compile("\\* VANISHED ([\\d:,]+)");
    private static final Pattern FLAG_LIST = Pattern.compile("\\* FLAGS \\((.*)\\)");
    private static final Pattern CODE =
            Pattern.compile("\\* OK \\[(UIDVALIDITY|UIDNEXT) (\\d+)\\].*");
    private static final Pattern HARMLESS =
            Pattern.compile(
                    "\\* (OK \\[(PERMANENTFLAGS|UNSEEN|HIGHESTMODSEQ|MAILBOXID|CLOSED|COPYUID)"
                            + "|S?ESEARCH|SEARCH|SORT|THREAD|STATUS|LIST|ENABLED|CAPABILITY).*");

    /** One message as far as it is known. */
    static final class Message {
        /** 0: not told yet. */
        long uid;

        /** UIDs told before this message came are not larger. */
        long above;

        Set<String> flags = Set.of();
        boolean flagsKnown;
        long modseq;

        boolean has(String flag) {
            return flags.contains(flag);
        }
    }

    private final String habit;
    private final Facts facts;
    private final List<Message> messages = new ArrayList<>();
    private final Set<Long> gone = new HashSet<>();
    private Set<String> flagNames = Set.of();
    private String session = "";
    private boolean readOnly;
    private long largest;

    FolderView(String habit, Facts facts) {
        this.habit = habit;
        this.facts = facts;
    }

    /** The folder is opened anew: whatever was known is not. */
    void open(String newSession, boolean examine) {
        messages.clear();
        gone.clear();
        flagNames = Set.of();
        session = newSession;
        readOnly = examine;
        largest = 0;
    }

    int size() {
        return messages.size();
    }

    Message at(int number) {
        return messages.get(number - 1);
    }

    List<Message> messages() {
        return messages;
    }

    /** Whether a UID may be told of: it is of a message here, or of one not asked for yet. */
    boolean mayHave(long uid) {
        return !gone.contains(uid);
    }

    /**
     * @param numbersMayChange whether the command under way lets them (RFC 3501 7.4.1)
     */
    void heard(String line, boolean numbersMayChange) {
        Matcher number = NUMBER.matcher(line);
        Matcher fetch = FETCH.matcher(line);
        Matcher vanished = VANISHED.matcher(line);
        Matcher list = FLAG_LIST.matcher(line);
        Matcher code = CODE.matcher(line);
        if (number.matches()) {
            counted(Integer.parseInt(number.group(1)), number.group(2), numbersMayChange, line);
        } else if (fetch.matches()) {
            assertThat(Integer.parseInt(fetch.group(1))).as(line).isBetween(1, size());
            fetched(Integer.parseInt(fetch.group(1)), fetch.group(2), line);
        } else if (vanished.matches()) {
            assertThat(numbersMayChange && habit.contains("QRESYNC")).as(line).isTrue();
            Numbers.of(vanished.group(1)).forEach(uid -> vanish(uid, line));
        } else if (list.matches()) {
            names(list.group(1), line);
        } else if (code.matches()) {
            code(code.group(1), Long.parseLong(code.group(2)), line);
        } else {
            assertThat(line).matches(HARMLESS);
        }
    }

    private void counted(int number, String word, boolean numbersMayChange, String line) {
        switch (word) {
            case "EXPUNGE" -> {
                assertThat(numbersMayChange && !habit.contains("QRESYNC")).as(line).isTrue();
                assertThat(number).as(line).isBetween(1, size());
                remove(number - 1);
            }
            case "EXISTS" -> {
                assertThat(number).as("EXISTS falls: " + line).isGreaterThanOrEqualTo(size());
                while (size() < number) {
                    Message message = new Message();
                    message.above = largest;
                    messages.add(message);
                }
            }
            default -> {
                assertThat(habit).as(line).doesNotContain("IMAP4rev2");
                assertThat(number).as(line).isLessThanOrEqualTo(size());
            }
        }
    }

    private void remove(int place) {
        long uid = messages.remove(place).uid;
        if (uid > 0) {
            gone.add(uid);
        }
    }

    private void vanish(long uid, String line) {
        int place = -1;
        for (int i = 0; i < size(); i++) {
            long here = messages.get(i).uid;
            if (here == uid) {
                place = i;
                break;
            }
            if (here > uid) {
                break;
            }
            place = here == 0 ? i : -1;
        }
        assertThat(place).as("nothing known of UID " + uid + ": " + line).isNotNegative();
        messages.remove(place);
        gone.add(uid);
    }

    private void names(String list, String line) {
        Set<String> names = set(list);
        assertThat(names).as(line).containsAll(flagNames);
        flagNames = names;
    }

    private void code(String code, long value, String line) {
        if (code.equals("UIDVALIDITY")) {
            facts.same(0, code, String.valueOf(value), line);
        } else {
            facts.uidNext(value);
        }
    }

    private void fetched(int number, String items, String line) {
        Message message = at(number);
        FetchItems.in(items)
                .forEach((item, value) -> {
                    switch (item) {
                        case "UID" -> uid(number, message, Long.parseLong(value), line);
                        case "FLAGS" -> flags(message, value, line);
                        case "MODSEQ" -> {
                            assertThat(Long.parseLong(value))
                                    .as(line)
                                    .isGreaterThanOrEqualTo(message.modseq);
                            message.modseq = Long.parseLong(value);
                        }
                        default -> {
                            if (message.uid > 0) {
                                facts.same(message.uid, item, value, line);
                            }
                        }
                    }
                });
    }

    private void uid(int number, Message message, long uid, String line) {
        assertThat(message.uid == 0 || message.uid == uid).as("other UID: " + line).isTrue();
        assertThat(gone).as("gone: " + line).doesNotContain(uid);
        if (message.uid == 0) {
            assertThat(uid).as(line).isGreaterThan(message.above);
            messages.subList(0, number - 1)
                    .forEach(before -> assertThat(before.uid).as(line).isLessThan(uid));
            messages.subList(number, size())
                    .forEach(after ->
                            assertThat(after.uid == 0 || after.uid > uid).as(line).isTrue());
        }
        message.uid = uid;
        largest = Math.max(largest, uid);
    }

    private void flags(Message message, String list, String line) {
        Set<String> flags = set(list);
        if (flags.remove("\\Recent")) {
            assertThat(habit).as(line).doesNotContain("IMAP4rev2");
            if (!readOnly && message.uid > 0) {
                facts.recent(message.uid, session, line);
            }
        }
        assertThat(flagNames).as("flags nobody was told of: " + line).containsAll(flags);
        message.flags = flags;
        message.flagsKnown = true;
    }

    private static Set<String> set(String list) {
        Set<String> names = new TreeSet<>(Arrays.asList(list.split(" ")));
        names.remove("");
        return names;
    }

    /** UID and flags of each message. */
    List<String> picture() {
        return messages.stream()
                .map(message -> message.uid + " " + String.join(" ", message.flags))
                .toList();
    }
}
