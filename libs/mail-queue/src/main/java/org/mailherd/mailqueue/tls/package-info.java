/**
 * What delivery remembers about other people's TLS: MTA-STS policies until they expire, and counts
 * for TLS reports. They stand beside the queue, since only who delivers writes them.
 */
@NullMarked
package org.mailherd.mailqueue.tls;

import org.jspecify.annotations.NullMarked;
