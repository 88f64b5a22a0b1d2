/**
 * What every delivery asks of a mailbox and what hardly ever changes: its folders by name, and who
 * may do what in them. {@link org.mailherd.mailstore.memory.MailboxMemory} keeps the answers,
 * {@link org.mailherd.mailstore.memory.MailboxChanges} says when to forget them, on this node and
 * on the others.
 */
@NullMarked
package org.mailherd.mailstore.memory;

import org.jspecify.annotations.NullMarked;
