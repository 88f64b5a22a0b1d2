package org.mailherd.mailstore.flag;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keywords of one folder and the bit each has in its messages' flag sets. Immutable; a folder
 * only ever gains keywords, so a flag set read with an older table differs at most by names that
 * table does not know.
 */
public final class Keywords {
    /** Bits of a 64-bit set that system flags leave over. */
    public static final int LIMIT = 56;

    public static final Keywords NONE = new Keywords(List.of());

    /** Bits below are system flags. */
    public static final int FIRST_BIT = 8;

    private static final int CACHED_SETS = 1024;

    private final List<String> names;
    private final Map<String, Integer> bits = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Long, Flags> decoded = new ConcurrentHashMap<>();

    /** Names in the order of their bits. */
    public Keywords(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < this.names.size(); i++) {
            bits.put(this.names.get(i), FIRST_BIT + i);
        }
    }

    /** In the order of their bits. */
    public List<String> names() {
        return names;
    }

    public boolean isFull() {
        return names.size() >= LIMIT;
    }

    /** The mask with this keyword's bit; empty when no message of the folder ever had it. */
    public Optional<Long> mask(String keyword) {
        return Optional.ofNullable(bits.get(keyword)).map(bit -> 1L << bit);
    }

    /** The mask of all of these flags that this folder knows. */
    public long mask(Flags flags) {
        long mask = 0;
        for (SystemFlag flag : flags.system()) {
            mask |= flag.bit();
        }
        for (String keyword : flags.keywords()) {
            mask |= mask(keyword).orElse(0L);
        }
        return mask;
    }

    /** Flags by name; the few sets a folder really uses are decoded once. */
    public Flags flags(long set) {
        Flags known = decoded.get(set);
        if (known != null) {
            return known;
        }
        Flags flags = decode(set);
        if (decoded.size() < CACHED_SETS) {
            decoded.put(set, flags);
        }
        return flags;
    }

    /**
     * This table with the keywords of {@code flags} added at its end.
     *
     * @throws TooManyKeywords when the folder cannot take them all
     */
    public Keywords with(Flags flags) {
        List<String> all = new ArrayList<>(names);
        flags.keywords().stream().filter(keyword -> !bits.containsKey(keyword)).forEach(all::add);
        if (all.size() > LIMIT) {
            throw new TooManyKeywords();
        }
        return all.size() == names.size() ? this : new Keywords(all);
    }

    private Flags decode(long set) {
        EnumSet<SystemFlag> system = EnumSet.noneOf(SystemFlag.class);
        for (SystemFlag flag : SystemFlag.values()) {
            if ((set & flag.bit()) != 0) {
                system.add(flag);
            }
        }
        SortedSet<String> keywords = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((set & 1L << FIRST_BIT + i) != 0) {
                keywords.add(names.get(i));
            }
        }
        return new Flags(system, keywords);
    }
}
