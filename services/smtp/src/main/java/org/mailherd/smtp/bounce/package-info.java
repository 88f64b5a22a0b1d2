/**
 * Tells senders what became of their mail, through our own queue: {@code BounceSender} asks {@code
 * NotifyRule} (what the sender wants to hear), {@code BackscatterRule} (whether the sender is
 * real), {@code ReportTarget} (where he is) and lets {@code ReportWriter} enqueue the report. Never
 * for the null path.
 */
@NullMarked
package org.mailherd.smtp.bounce;

import org.jspecify.annotations.NullMarked;
