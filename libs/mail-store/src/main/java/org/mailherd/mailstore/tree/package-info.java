/**
 * The folder tree of a mailbox in its tables. Changes of one mailbox's tree take turns on its row
 * in {@code mailbox_state}.
 */
@NullMarked
package org.mailherd.mailstore.tree;

import org.jspecify.annotations.NullMarked;
