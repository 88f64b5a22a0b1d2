/**
 * The grammar of RFC 3501 section 9, from bytes to values: a {@link
 * org.mailherd.imap.syntax.CommandReader} takes tokens out of lines and literals, the parsers
 * beside it build sequence sets, fetch attributes, search keys and dates. Nothing here knows a
 * session.
 */
@NullMarked
package org.mailherd.imap.syntax;

import org.jspecify.annotations.NullMarked;
