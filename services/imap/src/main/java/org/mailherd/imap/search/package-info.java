/**
 * SEARCH: {@link org.mailherd.imap.search.MessageSearch} narrows a set of messages key by key,
 * those first that cost least: {@link org.mailherd.imap.search.SnapshotKeys} look into the folder's
 * picture in memory, {@link org.mailherd.imap.search.ColumnKeys} into the cached columns, {@link
 * org.mailherd.imap.search.OctetKeys} read messages. Sets are bits by index in the snapshot.
 */
@NullMarked
package org.mailherd.imap.search;

import org.jspecify.annotations.NullMarked;
