/**
 * Messages of a folder. A message comes in once ({@link MessageStore#stage}: octets safe on disk,
 * MIME read) and is then put into one or more folders; a copy is a new row on the same octets.
 * Every change is one transaction that locks the rows of the folders it changes (lowest id first),
 * takes UIDs and modseq from them, and hands the new snapshot to all sessions after the commit.
 */
@NullMarked
package org.mailherd.mailstore.message;

import org.jspecify.annotations.NullMarked;
