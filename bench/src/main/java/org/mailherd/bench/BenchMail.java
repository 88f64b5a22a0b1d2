package org.mailherd.bench;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Messages of 4 KB with text as a person may have written it: no two alike, the same for every
 * server.
 */
final class BenchMail {
    private static final int WORDS = 620;
    private static final int VOCABULARY = 20_000;
    private static final String SYLLABLES = "bacedifoguhajekilomunaperisotuvawexiyozu";

    private BenchMail() {}

    /**
     * One of them.
     *
     * @param number the same number gives the same octets
     */
    static byte[] message(int number) {
        RandomGenerator random = new SplittableRandom(number);
        StringBuilder text = new StringBuilder(5000);
        text.append("From: Load <load@example.com>\r\nTo: Alice <alice@alpha.test>\r\n")
                .append("Subject: message number ")
                .append(number)
                .append("\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\nMessage-ID: <load.")
                .append(number)
                .append("@example.com>\r\nMIME-Version: 1.0\r\n")
                .append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
        for (int i = 1; i <= WORDS; i++) {
            text.append(word(random)).append(i % 12 == 0 ? "\r\n" : " ");
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A word that about one message in 32 has, when the vocabulary is drawn evenly. */
    static String rareWord() {
        return word(VOCABULARY / 2);
    }

    /** Low numbers far more often than high ones, as in a language. */
    private static String word(RandomGenerator random) {
        double even = random.nextDouble();
        return word((int) (even * even * even * VOCABULARY));
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder(8);
        for (int rest = number + 400; rest > 0; rest /= 20) {
            int at = rest % 20 * 2;
            word.append(SYLLABLES, at, at + 2);
        }
        return word.toString();
    }
}
