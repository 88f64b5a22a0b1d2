package org.mailherd.mailstore.search;

import java.nio.file.Path;
import java.time.Duration;

/**
 * @param directory where indexes lie; may be deleted at any time, nothing else is lost with it
 * @param memory for terms not yet on disk, in octets
 * @param lag so many messages may be missing in an index: fewer are read as quickly
 * @param quiet nothing must have come into a mailbox for so long before it is indexed, unless
 *     somebody searches it
 */
public record FullTextSettings(Path directory, long memory, long lag, Duration quiet) {}
