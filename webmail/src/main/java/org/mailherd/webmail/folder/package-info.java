/**
 * Folders of a mailbox: the tree with its unread counts, the special ones, creating and emptying.
 */
@NullMarked
package org.mailherd.webmail.folder;

import org.jspecify.annotations.NullMarked;
