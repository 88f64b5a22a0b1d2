/**
 * The {@code sendmail} command: reads a message from standard input and hands it to the local port
 * of the smtp service in the same container. It returns 0 only after the service has it on disk.
 */
@NullMarked
package org.mailherd.smtp.sendmail;

import org.jspecify.annotations.NullMarked;
