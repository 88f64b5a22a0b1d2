package org.mailherd.mailstore.flag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The flags of one message by name. Keywords compare without regard to case (RFC 9051 2.3.2), the
 * spelling first used in a folder stays. {@code \Recent} is no flag here: it belongs to a session
 * (see {@code FolderStore.claimRecent}).
 */
public record Flags(Set<SystemFlag> system, SortedSet<String> keywords) {
    public static final Flags NONE = new Flags(Set.of(), new TreeSet<>());

    public Flags {
        system =
                Collections.unmodifiableSet(
                        system.isEmpty()
                                ? EnumSet.noneOf(SystemFlag.class)
                                : EnumSet.copyOf(system));
        TreeSet<String> copy = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        copy.addAll(keywords);
        keywords = Collections.unmodifiableSortedSet(copy);
    }

    /**
     * From wire names such as {@code \Seen} and {@code $Forwarded}; {@code \Recent} is dropped.
     *
     * @throws IllegalArgumentException for another name that starts with a backslash
     */
    public static Flags of(Collection<String> imapNames) {
        EnumSet<SystemFlag> system = EnumSet.noneOf(SystemFlag.class);
        SortedSet<String> keywords = new TreeSet<>();
        for (String name : imapNames) {
            if (!name.startsWith("\\")) {
                keywords.add(name);
            } else if (!name.equalsIgnoreCase("\\Recent")) {
                system.add(
                        SystemFlag.named(name)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "no such system flag: " + name)));
            }
        }
        return new Flags(system, keywords);
    }

    public static Flags of(String... imapNames) {
        return of(List.of(imapNames));
    }

    public boolean has(SystemFlag flag) {
        return system.contains(flag);
    }

    /** Wire names, system flags first. */
    public List<String> names() {
        List<String> names = new ArrayList<>(system.size() + keywords.size());
        system.forEach(flag -> names.add(flag.imapName()));
        names.addAll(keywords);
        return names;
    }
}
