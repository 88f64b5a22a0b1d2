package org.mailherd.mailstore.table;

/**
 * UIDs of a folder that this process may give before it writes rows; committed, so that nobody else
 * ever gives them.
 *
 * @param id of the append window
 * @param endUid the first UID behind them
 */
record Reservation(long id, long folderId, long endUid) {}
