package org.mailherd.imap.search;

import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.message.MessageRow;

/**
 * A message as far as it has been read.
 *
 * @param index in the client's view, from 0
 * @param flagBits as in the folder's current snapshot
 * @param row null in the first pass
 * @param body null before the last pass
 */
record Candidate(
        int index,
        long uid,
        long modseq,
        long flagBits,
        boolean recent,
        @Nullable MessageRow row,
        @Nullable MessageBody body) {

    Candidate with(MessageRow readRow, @Nullable MessageBody readBody) {
        return new Candidate(index, uid, modseq, flagBits, recent, readRow, readBody);
    }
}
