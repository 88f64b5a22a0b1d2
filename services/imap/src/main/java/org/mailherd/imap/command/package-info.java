/**
 * The verbs of IMAP, one class each. A command reads its arguments to the end before it acts; what
 * it throws becomes an answer in {@link org.mailherd.imap.session.CommandLoop}.
 */
@NullMarked
package org.mailherd.imap.command;

import org.jspecify.annotations.NullMarked;
