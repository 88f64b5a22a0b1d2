/**
 * The SMTP session: {@code SmtpEngine} reads a command line, finds its {@code Verb}, writes the
 * reply. A {@code Session} holds only state; what MAIL, DATA or AUTH mean lives in their own
 * packages. Lines end in CRLF and in nothing else.
 */
@NullMarked
package org.mailherd.smtp.session;

import org.jspecify.annotations.NullMarked;
