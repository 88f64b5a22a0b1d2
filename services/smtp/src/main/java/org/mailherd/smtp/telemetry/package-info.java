/**
 * What the service tells of its work beside its log lines: the journey of each message ({@code
 * mail_event}) and numbers for {@code /metrics}. Every other package may see this one; it sees none
 * of them.
 */
@NullMarked
package org.mailherd.smtp.telemetry;

import org.jspecify.annotations.NullMarked;
