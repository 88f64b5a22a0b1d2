/**
 * NOTIFY (RFC 5465). {@link org.mailherd.imap.notify.Interest} says which events of a folder a
 * client wants; {@link org.mailherd.imap.notify.NameNotices} compares the folders a user sees with
 * those he saw, {@link org.mailherd.imap.notify.StatusNotices} counters with those he was told:
 * what is told is the difference of two states, so a lost notice costs delay only.
 */
@NullMarked
package org.mailherd.imap.notify;

import org.jspecify.annotations.NullMarked;
