package org.mailherd.mailstore.blob;

/**
 * A place in the order in which blobs are written.
 *
 * @param segment segments with lower numbers are all before it
 * @param offset in that segment, in octets
 */
public record BlobMark(long segment, long offset) {}
