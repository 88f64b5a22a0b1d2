package org.mailherd.mailstore.acl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one user was given in the folders of one mailbox, perhaps his own. */
public final class Grants {
    static final long WHOLE_MAILBOX = 0;

    /** A row of the table that speaks of the user. */
    record Row(long folderId, long granteeId, boolean negative, Rights rights) {}

    private record Key(long granteeId, boolean negative) {}

    private final long ownerId;
    private final long userId;
    private final Map<Key, Rights> everywhere = new HashMap<>();
    private final Map<Long, Map<Key, Rights>> byFolder = new HashMap<>();

    Grants(long ownerId, long userId, List<Row> rows) {
        this.ownerId = ownerId;
        this.userId = userId;
        for (Row row : rows) {
            Map<Key, Rights> place =
                    row.folderId() == WHOLE_MAILBOX
                            ? everywhere
                            : byFolder.computeIfAbsent(row.folderId(), _ -> new HashMap<>());
            place.put(new Key(row.granteeId(), row.negative()), row.rights());
        }
    }

    public long ownerId() {
        return ownerId;
    }

    /** Folders with rows of their own; without them only {@link #reachAll} matters. */
    public Set<Long> folderIds() {
        return Set.copyOf(byFolder.keySet());
    }

    /** Whether a folder without rows of its own may be open to the user. */
    public boolean reachAll() {
        return ownerId == userId || !everywhere.isEmpty();
    }

    /** The union of what he has as himself and as one of all, less the union of what is denied. */
    public Rights of(long folderId) {
        Map<Key, Rights> own = byFolder.getOrDefault(folderId, Map.of());
        if (own.isEmpty() && everywhere.isEmpty()) {
            return ownerId == userId ? Rights.ALL : Rights.NONE;
        }
        Set<Key> keys = new HashSet<>(everywhere.keySet());
        keys.addAll(own.keySet());
        boolean owner = ownerId == userId;
        Rights granted = owner && !keys.contains(new Key(userId, false)) ? Rights.ALL : Rights.NONE;
        Rights denied = Rights.NONE;
        for (Key key : keys) {
            Rights rights = own.getOrDefault(key, everywhere.getOrDefault(key, Rights.NONE));
            if (key.negative()) {
                denied = denied.plus(rights);
            } else {
                granted = granted.plus(rights);
            }
        }
        Rights left = granted.minus(denied);
        return owner ? left.plus(Rights.OF_OWNER) : left;
    }
}
