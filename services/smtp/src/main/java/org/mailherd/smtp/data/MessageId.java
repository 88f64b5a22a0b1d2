package org.mailherd.smtp.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mailherd.mailqueue.spool.SpoolDraft;

/** Finds the Message-ID in the first octets of a message, without parsing the rest. */
final class MessageId {
    private static final int MAX_HEAD = 16 * 1024;
    private static final int MAX_ID = 255;
    private static final byte[] NAME = "message-id:".getBytes(StandardCharsets.US_ASCII);

    private MessageId() {}

    /** With its brackets; empty where there is none. */
    static String in(SpoolDraft draft) throws IOException {
        return in(draft.firstBytes(MAX_HEAD));
    }

    /** The same, and empty also where the message cannot be read. */
    static String of(SpoolDraft draft) {
        try {
            return in(draft);
        } catch (IOException _) {
            return "";
        }
    }

    static String in(byte[] head) {
        for (int line = 0; line < head.length; line = endOfLine(head, line)) {
            if (head[line] == '\r' || head[line] == '\n') {
                return "";
            }
            if (named(head, line)) {
                return value(head, line + NAME.length);
            }
        }
        return "";
    }

    private static boolean named(byte[] head, int at) {
        if (at + NAME.length > head.length) {
            return false;
        }
        for (int i = 0; i < NAME.length; i++) {
            if ((head[at + i] | 0x20) != (NAME[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** What stands in angle brackets, on this line or a folded one. */
    private static String value(byte[] head, int from) {
        int end = endOfLine(head, from);
        while (end < head.length && (head[end] == ' ' || head[end] == '\t')) {
            end = endOfLine(head, end);
        }
        String text = new String(head, from, end - from, StandardCharsets.UTF_8);
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        return open < 0 || close < 0 || close - open >= MAX_ID
                ? ""
                : text.substring(open, close + 1);
    }

    private static int endOfLine(byte[] head, int from) {
        int at = from;
        while (at < head.length && head[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, head.length);
    }
}
