package org.mailherd.antispam.bayes;

/** 64-bit numbers of words and of pairs of words. */
final class TokenHash {

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private TokenHash() {}

    /** FNV-1a over the characters, then mixed. */
    static long of(String space, CharSequence word) {
        long hash = BASIS;
        for (int i = 0; i < space.length(); i++) {
            hash = (hash ^ space.charAt(i)) * PRIME;
        }
        hash = (hash ^ 0xffff) * PRIME;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * PRIME;
        }
        return mixed(hash);
    }

    static long pair(long first, long second, int distance) {
        return mixed(first * 0x9e3779b97f4a7c15L + Long.rotateLeft(second, 17) + distance);
    }

    /** The finalizer of MurmurHash3. */
    private static long mixed(long hash) {
        long h = hash;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
