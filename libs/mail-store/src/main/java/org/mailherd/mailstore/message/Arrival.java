package org.mailherd.mailstore.message;

import java.time.Instant;
import org.mailherd.mailstore.flag.Flags;

/** A staged message with what APPEND says of it. */
public record Arrival(StagedMessage message, Flags flags, Instant internalDate) {}
