/** Writing: new, reply, forward, drafts, attachments, and sending by submission. */
@NullMarked
package org.mailherd.webmail.compose;

import org.jspecify.annotations.NullMarked;
