package org.mailherd.mailqueue.spool;

/**
 * Where a message lies in the spool.
 *
 * @param segment number of the segment file
 * @param position first byte of the message, after its record header
 * @param length bytes of the message
 */
public record SpoolRef(long segment, long position, long length) {
    public SpoolRef {
        if (segment < 0 || position < RecordHeader.BYTES || length < 0) {
            throw new IllegalArgumentException(
                    "no such place: " + segment + "/" + position + "+" + length);
        }
    }
}
