/** Joins the mail store of this node to the others: folder changes over a Redis channel. */
@NullMarked
package org.mailherd.imap.relay;

import org.jspecify.annotations.NullMarked;
