/** Pages for mailboxes. */
@NullMarked
package org.mailherd.adminui.mailbox;

import org.jspecify.annotations.NullMarked;
