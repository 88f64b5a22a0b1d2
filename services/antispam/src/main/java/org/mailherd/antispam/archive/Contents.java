package org.mailherd.antispam.archive;

import java.util.List;
import java.util.Set;

/**
 * What an archive holds, those in it included.
 *
 * @param members in the order found; folders left out
 * @param troubles why there may be more
 */
public record Contents(List<Member> members, Set<Trouble> troubles) {

    public static final Contents NONE = new Contents(List.of(), Set.of());

    public Contents {
        members = List.copyOf(members);
        troubles = Set.copyOf(troubles);
    }

    public boolean encrypted() {
        return troubles.contains(Trouble.NAMES_ENCRYPTED)
                || members.stream().anyMatch(Member::encrypted);
    }
}
