/**
 * Queue rows in MariaDB, one per recipient, in Postfix's states. In: {@code QueueWriter} gathers
 * the sessions that wait, forces their bytes once, commits their rows in one transaction, then lets
 * them answer. Out: {@code QueueStore} leases due rows to a runner (SKIP LOCKED), {@code
 * QueueSettler} records what became of them. Every row names the spool that has its bytes, so
 * several nodes may share the tables.
 */
@NullMarked
package org.mailherd.mailqueue.queue;

import org.jspecify.annotations.NullMarked;
