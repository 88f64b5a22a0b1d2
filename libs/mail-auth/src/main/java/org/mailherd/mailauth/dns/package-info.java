/**
 * What sender authentication asks of the DNS: {@link Dns} with typed questions, {@link Answer} with
 * the four endings a question can have. {@link ResolverDns} asks a real server; {@link CountedDns}
 * limits and counts what one message may ask.
 */
@NullMarked
package org.mailherd.mailauth.dns;

import org.jspecify.annotations.NullMarked;
