package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.blob.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one lane of append windows has reserved, over several windows; each change is committed
 * apart from them. The lane's lock guards it.
 */
final class Reservations {
    private static final Logger log = LoggerFactory.getLogger(Reservations.class);

    private final FlagWindows.Connections database;
    private final BlobStore blobs;
    private final EmailIds ids;
    private final Map<Long, Reservation> known = new ConcurrentHashMap<>();

    Reservations(FlagWindows.Connections database, BlobStore blobs, EmailIds ids) {
        this.database = database;
        this.blobs = blobs;
        this.ids = ids;
    }

    /** Without the lock. */
    boolean has(long folderId) {
        return known.containsKey(folderId);
    }

    /** Null when the folder cannot have one now. */
    @Nullable Reservation require(long folderId) {
        Reservation reservation = known.get(folderId);
        if (reservation != null) {
            return reservation;
        }
        try (Connection apart = database.open()) {
            WindowSql.reserve(apart, folderId, ids.next(), blobs.end())
                    .ifPresent(fresh -> known.put(folderId, fresh));
        } catch (SQLException e) {
            log.debug("event=reservation-failed reason=\"{}\"", e.getMessage());
        }
        return known.get(folderId);
    }

    /** Somebody else sees to it. */
    void forget(long folderId) {
        known.remove(folderId);
    }

    /**
     * Gives UIDs back.
     *
     * @param folderIds of which no window is open
     */
    void retire(LongPredicate folderIds) {
        List<Reservation> over =
                known.values().stream()
                        .filter(reservation -> folderIds.test(reservation.folderId()))
                        .toList();
        for (Reservation reservation : over) {
            known.remove(reservation.folderId());
            try (Connection apart = database.open()) {
                WindowSql.retire(apart, reservation);
            } catch (SQLException e) {
                // The next round of the recovery does it.
                log.debug("event=reservation-kept reason=\"{}\"", e.getMessage());
            }
        }
    }
}
