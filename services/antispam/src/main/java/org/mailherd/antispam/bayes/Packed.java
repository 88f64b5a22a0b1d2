package org.mailherd.antispam.bayes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers as octets, as the scripts in Redis have them. */
final class Packed {

    private static final int COUNTS = 6;

    private Packed() {}

    /** Always in the same order: the octets are the message's identity too. */
    static byte[] tokens(long[] tokens) {
        long[] sorted = tokens.clone();
        Arrays.sort(sorted);
        return inOrder(sorted);
    }

    static byte[] inOrder(long[] tokens) {
        ByteBuffer octets = ByteBuffer.allocate(tokens.length * Long.BYTES);
        for (long token : tokens) {
            octets.putLong(token);
        }
        return octets.array();
    }

    /** Of each scope first the messages, then each token; nothing of these where nobody taught. */
    static List<Learnt> learnt(byte[] answer, int tokens) {
        List<Learnt> scopes = new ArrayList<>();
        int at = 0;
        while (at < answer.length) {
            Counts messages = counts(answer, at);
            at += COUNTS;
            if (messages.equals(Counts.NONE)) {
                scopes.add(Learnt.nothing(tokens));
            } else {
                scopes.add(new Learnt(messages, counts(answer, at, tokens)));
                at += tokens * COUNTS;
            }
        }
        return scopes;
    }

    private static List<Counts> counts(byte[] octets, int from, int tokens) {
        List<Counts> counts = new ArrayList<>(tokens);
        for (int i = 0; i < tokens; i++) {
            counts.add(counts(octets, from + i * COUNTS));
        }
        return counts;
    }

    private static Counts counts(byte[] octets, int at) {
        long spam = number(octets, at);
        long ham = number(octets, at + 3);
        return spam + ham == 0 ? Counts.NONE : new Counts(spam, ham);
    }

    private static long number(byte[] octets, int at) {
        return (octets[at] & 0xff) << 16 | (octets[at + 1] & 0xff) << 8 | (octets[at + 2] & 0xff);
    }
}
