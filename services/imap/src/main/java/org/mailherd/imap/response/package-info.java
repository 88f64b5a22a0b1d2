/**
 * From values to bytes: {@link org.mailherd.imap.response.ResponseWriter} buffers and encodes what
 * RFC 3501 section 7 lets a server say. It knows no session and decides nothing.
 */
@NullMarked
package org.mailherd.imap.response;

import org.jspecify.annotations.NullMarked;
