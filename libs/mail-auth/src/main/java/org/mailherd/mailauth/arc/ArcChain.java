package org.mailherd.mailauth.arc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;

/**
 * The sets of a message, complete and in order: the first three steps of RFC 8617 5.2.
 *
 * @param sets instance 1 first
 */
record ArcChain(List<ArcSet> sets) {
    /** So many fields are read; a chain has three each instance at most. */
    private static final int MOST_FIELDS = 3 * ArcTags.MOST_INSTANCES;

    static boolean hasAny(HeaderBlock header) {
        return header.fields().stream().anyMatch(ArcChain::isOurs);
    }

    /**
     * The highest instance that any field claims, readable or not; for the seal of a broken chain.
     */
    static int highest(HeaderBlock header) {
        int highest = 0;
        for (HeaderField field : header.all(ArcSeal.NAME).stream().limit(MOST_FIELDS).toList()) {
            try {
                highest = Math.max(highest, ArcTags.parse(field).instance());
            } catch (ArcException _) {
                // counts for nothing
            }
        }
        return highest;
    }

    static ArcChain parse(HeaderBlock header) throws ArcException {
        if (header.fields().stream().filter(ArcChain::isOurs).count() > MOST_FIELDS) {
            throw new ArcException("too many fields");
        }
        Map<Integer, HeaderField> results = new TreeMap<>();
        for (HeaderField field : header.all(ArcSet.RESULTS)) {
            put(results, ArcSet.instance(field), field);
        }
        Map<Integer, ArcMessageSignature> signatures = new TreeMap<>();
        for (HeaderField field : header.all(ArcMessageSignature.NAME)) {
            ArcMessageSignature signature = ArcMessageSignature.parse(field);
            put(signatures, signature.tags().instance(), signature);
        }
        Map<Integer, ArcSeal> seals = new TreeMap<>();
        for (HeaderField field : header.all(ArcSeal.NAME)) {
            ArcSeal seal = ArcSeal.parse(field);
            put(seals, seal.tags().instance(), seal);
        }
        return new ArcChain(sets(results, signatures, seals));
    }

    private static <T> void put(Map<Integer, T> fields, int instance, T field) throws ArcException {
        if (fields.putIfAbsent(instance, field) != null) {
            throw new ArcException("instance " + instance + " twice");
        }
    }

    private static List<ArcSet> sets(
            Map<Integer, HeaderField> results,
            Map<Integer, ArcMessageSignature> signatures,
            Map<Integer, ArcSeal> seals)
            throws ArcException {
        int count = Math.max(results.size(), Math.max(signatures.size(), seals.size()));
        List<ArcSet> sets = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            HeaderField result = results.get(i);
            ArcMessageSignature signature = signatures.get(i);
            ArcSeal seal = seals.get(i);
            if (result == null || signature == null || seal == null) {
                throw new ArcException("instance " + i + " is not complete");
            }
            sets.add(new ArcSet(result, signature, seal));
        }
        return sets;
    }

    ArcSet newest() {
        return sets.getLast();
    }

    /** RFC 8617 5.2, step 3: the first begins a chain, all others saw it pass. */
    void checkStates() throws ArcException {
        for (int i = 0; i < sets.size(); i++) {
            String expected = i == 0 ? "none" : "pass";
            if (!sets.get(i).seal().chain().equals(expected)) {
                throw new ArcException("cv of instance " + (i + 1) + " is not " + expected);
            }
        }
    }

    List<ArcWord> words() {
        return sets.stream().map(ArcSet::word).toList();
    }

    /** What the seal of an instance covers before itself. */
    String sealedBefore(int instance) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < instance - 1; i++) {
            text.append(sets.get(i).sealed());
        }
        return text.append(sets.get(instance - 1).withoutSeal()).toString();
    }

    private static boolean isOurs(HeaderField field) {
        return field.is(ArcSeal.NAME)
                || field.is(ArcMessageSignature.NAME)
                || field.is(ArcSet.RESULTS);
    }
}
