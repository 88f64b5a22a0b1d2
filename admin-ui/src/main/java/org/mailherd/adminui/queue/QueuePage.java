package org.mailherd.adminui.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some messages, the oldest first.
 *
 * @param next the {@code after} of the page behind this one; null on the last
 */
public record QueuePage(List<WaitingMessage> messages, @Nullable String next) {}
