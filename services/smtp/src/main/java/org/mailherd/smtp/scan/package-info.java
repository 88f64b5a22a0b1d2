/**
 * Asks antispam about a message over Rspamd's HTTP protocol and turns the answer into a verdict.
 */
@NullMarked
package org.mailherd.smtp.scan;

import org.jspecify.annotations.NullMarked;
