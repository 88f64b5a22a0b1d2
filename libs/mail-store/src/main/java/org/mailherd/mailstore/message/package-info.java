/**
 * Messages of a folder. A message comes in once ({@link MessageStore#stage}: its MIME is read on
 * the way to the disk) and is then put into one or more folders; a copy is a new row on the same
 * octets. What was changed is in the snapshots of all sessions of this node when a call returns.
 */
@NullMarked
package org.mailherd.mailstore.message;

import org.jspecify.annotations.NullMarked;
