package org.mailherd.antispam.content;

/**
 * What one message may cost.
 *
 * @param depth of parts within parts
 * @param parts in all
 * @param headers octets kept of the headers of all parts
 * @param partOctets decoded octets kept of one part
 * @param octets decoded octets kept of all parts
 * @param text characters of decoded text, and as many rendered from it
 */
public record ContentLimits(
        int depth, int parts, int headers, int partOctets, int octets, int text) {

    /** With the copies that are made on the way, less than 64 MiB. */
    public static final ContentLimits DEFAULT =
            new ContentLimits(20, 1000, 1 << 19, 16 << 20, 24 << 20, 1 << 19);
}
