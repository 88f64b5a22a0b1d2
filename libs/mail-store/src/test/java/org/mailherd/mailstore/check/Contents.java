package org.mailherd.mailstore.check;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a mailbox's two folders hold: messages of one letter each, sorted. */
record Contents(List<String> inbox, List<String> archive) {
    static final Contents EMPTY = new Contents(List.of(), List.of());

    /** Goes into a segment of its own. */
    static final String LARGE = "l";

    private static final String NOISE = noise();

    Contents add(String folder, String message) {
        return folder.equals("INBOX")
                ? new Contents(with(inbox, message), archive)
                : new Contents(inbox, with(archive, message));
    }

    Contents remove(String folder, String message) {
        return folder.equals("INBOX")
                ? new Contents(without(inbox, message), archive)
                : new Contents(inbox, without(archive, message));
    }

    private static List<String> with(List<String> messages, String one) {
        return Stream.concat(messages.stream(), Stream.of(one)).sorted().toList();
    }

    /** One of several that are equal. */
    private static List<String> without(List<String> messages, String one) {
        int at = messages.indexOf(one);
        return Stream.concat(
                        messages.subList(0, at).stream(),
                        messages.subList(at + 1, messages.size()).stream())
                .toList();
    }

    static String text(String name) {
        return name + ": x\n\n" + name + "\n" + (name.equals(LARGE) ? NOISE : "");
    }

    private static String noise() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(4);
        while (text.length() < 1 << 20) {
            text.append(Long.toHexString(random.nextLong())).append('z');
        }
        return text.toString();
    }
}
