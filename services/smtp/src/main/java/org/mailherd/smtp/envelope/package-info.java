/**
 * MAIL and RCPT: who sends, who shall get it, and whether we are willing. {@code EnvelopePath}
 * reads the address, {@code MailParameters} the extensions; then policies are asked in the order
 * they are written in.
 */
@NullMarked
package org.mailherd.smtp.envelope;

import org.jspecify.annotations.NullMarked;
