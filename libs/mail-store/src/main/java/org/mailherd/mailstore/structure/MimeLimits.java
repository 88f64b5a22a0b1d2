package org.mailherd.mailstore.structure;

/**
 * How much of a message's structure is read; what lies beyond stays an opaque part. Far above what
 * mail programs write, low enough that a MIME bomb costs milliseconds.
 *
 * @param depth of multiparts and messages inside one another
 * @param parts in all
 * @param headerOctets kept of all headers together
 * @param fieldOctets kept of one header field
 * @param addresses kept of one address field
 * @param parameters kept of one Content-Type or Content-Disposition
 */
record MimeLimits(
        int depth, int parts, int headerOctets, int fieldOctets, int addresses, int parameters) {
    static final MimeLimits DEFAULT = new MimeLimits(50, 2000, 1 << 20, 64 << 10, 1000, 100);
}
