package org.mailherd.antispam.fuzzy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.bayes.Words;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.Part;

/**
 * What a message is known again by.
 *
 * @param text digest of its words in hex; empty when they are too few
 * @param shingles the least of its triples of words under each of {@value #SHINGLES} orders: texts
 *     share as many as they have triples in common; empty when they are too few
 * @param attachments digests of its larger attachments in hex
 */
record FuzzyHashes(Optional<String> text, List<Long> shingles, List<String> attachments) {

    static final int SHINGLES = 32;

    private static final int WORDS = 2000;

    /** "See you at noon then, Carol" is in many messages. */
    private static final int FEWEST_WORDS = 10;

    private static final int FEWEST_FOR_SHINGLES = 20;

    /** Below are signatures, small logos and tracking pictures. */
    private static final int SMALLEST_FILE = 4 << 10;

    private static final int FILES = 10;
    private static final int DIGEST_OCTETS = 32;

    static FuzzyHashes of(Content content) {
        List<String> words = Words.of(content.text(), WORDS);
        List<String> files =
                content.attachments()
                        .filter(part -> part.size() >= SMALLEST_FILE)
                        .map(Part::digest)
                        .distinct()
                        .limit(FILES)
                        .toList();
        return new FuzzyHashes(
                words.size() < FEWEST_WORDS ? Optional.empty() : Optional.of(digest(words)),
                words.size() < FEWEST_FOR_SHINGLES ? List.of() : shingles(words),
                files);
    }

    private static String digest(List<String> words) {
        try {
            byte[] octets = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(octets), 0, DIGEST_OCTETS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<Long> shingles(List<String> words) {
        long[] hashes = words.stream().mapToLong(FuzzyHashes::hash).toArray();
        long[] least = new long[SHINGLES];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int i = 0; i + 2 < hashes.length; i++) {
            long triple =
                    hashes[i]
                            + Long.rotateLeft(hashes[i + 1], 21)
                            + Long.rotateLeft(hashes[i + 2], 42);
            for (int order = 0; order < SHINGLES; order++) {
                least[order] = Math.min(least[order], mixed(triple + order * 0x9e3779b97f4a7c15L));
            }
        }
        return Arrays.stream(least).boxed().toList();
    }

    private static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    /** The mixer of SplitMix64. */
    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
