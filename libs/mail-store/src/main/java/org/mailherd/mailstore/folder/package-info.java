/**
 * Folders of a mailbox: a flat list of names with {@code /} as hierarchy delimiter, subscriptions
 * beside it. The first look at a mailbox creates INBOX and the special-use folders.
 */
@NullMarked
package org.mailherd.mailstore.folder;

import org.jspecify.annotations.NullMarked;
