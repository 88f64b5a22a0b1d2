/**
 * SORT and THREAD (RFC 5256): {@link org.mailherd.imap.order.MessageOrder} puts what a search has
 * found in order, {@link org.mailherd.imap.order.SubjectThreads} and {@link
 * org.mailherd.imap.order.ReferenceThreads} make trees of it.
 */
@NullMarked
package org.mailherd.imap.order;

import org.jspecify.annotations.NullMarked;
