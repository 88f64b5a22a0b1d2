/**
 * "Where is my mail?": every step of a message's way is handed to a {@code Journey}, which returns
 * at once; {@code JourneyWriter} writes the steps in batches into {@code mail_event}, {@code
 * JourneyRetention} removes old ones, {@code JourneySearch} finds them.
 */
@NullMarked
package org.mailherd.mailqueue.journey;

import org.jspecify.annotations.NullMarked;
