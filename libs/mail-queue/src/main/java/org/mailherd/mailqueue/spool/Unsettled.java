package org.mailherd.mailqueue.spool;

import org.mailherd.mailmodel.QueueId;

/**
 * A message of a dead run that was neither finished nor, as far as its marks say, put into the
 * tables.
 *
 * @param image what its rows are to be, as given to {@link SegmentAppender#append}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Unsettled(QueueId id, SpoolRef place, byte[] image) {}
