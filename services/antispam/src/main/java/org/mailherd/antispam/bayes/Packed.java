package org.mailherd.antispam.bayes;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers as octets, as the scripts in Redis have them. */
final class Packed {

    static final int COUNTS = 6;

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

    /** First the messages, then each token. */
    static Learnt learnt(byte[] answer, int tokens) {
        Counts messages = counts(answer, 0);
        if (answer.length == COUNTS) {
            return new Learnt(messages, Learnt.nothing(tokens).tokens());
        }
        List<Counts> counts = new ArrayList<>(tokens);
        for (int i = 1; i <= tokens; i++) {
            counts.add(counts(answer, i * COUNTS));
        }
        return new Learnt(messages, counts);
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
