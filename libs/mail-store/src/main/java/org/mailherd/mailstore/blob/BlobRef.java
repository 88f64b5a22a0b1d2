package org.mailherd.mailstore.blob;

/**
 * Where a blob is.
 *
 * @param offset of its record in the segment
 * @param storedLength compressed octets, without the record's header
 * @param size octets as they came
 */
public record BlobRef(long segment, long offset, long storedLength, long size) {}
